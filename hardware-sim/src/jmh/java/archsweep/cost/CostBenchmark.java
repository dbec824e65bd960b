package archsweep.cost;

import archsweep.cost.Work.MatrixProduct;
import archsweep.device.Device;
import archsweep.device.DeviceFamily;
import archsweep.device.Devices;
import archsweep.network.Network;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.testing.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How fast layers and networks are costed, with the cache of layer costs and without. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CostBenchmark {

  @Param({
    "tpu-like-256x256-ws",
    "nvidia-t4",
    "nvidia-t4-deepbench",
    "arria10-dla-bramac-2sa",
    "pqa-agilex-ddr",
    "butterfly-vcu128-be120"
  })
  private String device;

  private CostModel model;
  private LayerModel equations;
  private Network network;
  private NetworkWorkload workload;
  private LayerWorkload layer;
  private final LayerPrecision int8 = LayerPrecision.of(Formats.INT8);
  private PrecisionAssignment uniform;
  private PrecisionAssignment mixed;

  /**
   * A network of 305 layers, about as many as a network of NAS-Bench-201 has; one of attention for
   * accelerators without convolutions.
   */
  @Setup
  public void prepare() {
    Device described = Devices.load(Fixtures.projectRoot().resolve("conf/devices")).named(device);
    model = CostModels.of(described);
    equations = CostModels.equations(described);
    boolean butterfly = described.family() == DeviceFamily.BUTTERFLY;
    network = butterfly ? TestNetworks.attention() : TestNetworks.convolutional(42);
    workload = NetworkWorkload.of(network);
    layer = weighted();
    uniform = PrecisionAssignment.uniform(network, int8);
    List<LayerPrecision> formats = new ArrayList<>();
    for (int i = 0; i < workload.size(); i++) {
      formats.add(i % 3 == 0 ? LayerPrecision.of(Formats.INT4) : int8);
    }
    mixed = new PrecisionAssignment(formats);
  }

  private LayerWorkload weighted() {
    return workload.distinct().stream()
        .filter(some -> some.work() instanceof MatrixProduct product && product.weighted())
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  @Benchmark
  public LayerCost layerUncached() {
    return equations.cost(layer, int8);
  }

  @Benchmark
  public LayerCost layerCached() {
    return model.layer(layer, int8);
  }

  @Benchmark
  public NetworkCost networkUniform() {
    return model.cost(workload, uniform);
  }

  @Benchmark
  public NetworkCost networkMixed() {
    return model.cost(workload, mixed);
  }

  @Benchmark
  public NetworkWorkload workloadOfNetwork() {
    return NetworkWorkload.of(network);
  }
}
