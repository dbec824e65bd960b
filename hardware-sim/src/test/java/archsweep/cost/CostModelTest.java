package archsweep.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsweep.cost.Work.Elementwise;
import archsweep.cost.Work.Free;
import archsweep.cost.Work.MatrixProduct;
import archsweep.cost.Work.Movement;
import archsweep.device.Device;
import archsweep.device.DeviceFamily;
import archsweep.device.Devices;
import archsweep.device.NetworkCorrection;
import archsweep.device.RooflineDevice;
import archsweep.device.UnsupportedFormatException;
import archsweep.network.Network;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import archsweep.precision.PrecisionAssignment;
import archsweep.testing.Fixtures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Laws that hold for every device of the project. */
class CostModelTest {

  private static final Devices DEVICES =
      Devices.load(Fixtures.projectRoot().resolve("conf/devices"));

  private static final Set<DeviceFamily> PIPELINES =
      Set.of(DeviceFamily.BRAMAC, DeviceFamily.PQA, DeviceFamily.BUTTERFLY);

  @Test
  void everyDeviceCostsEveryOperatorInEveryFormatThatItAccepts() {
    for (Device device : DEVICES.all()) {
      CostModel model = CostModels.of(device);
      for (NumberFormat format : accepted(device)) {
        for (Network network : TestNetworks.all()) {
          NetworkWorkload workload = NetworkWorkload.of(network);
          if (refuses(device, workload)) {
            assertThatThrownBy(() -> model.layers(network, uniform(network, format)))
                .isInstanceOf(UnsupportedOperatorException.class)
                .hasMessageContaining(device.name());
            continue;
          }
          List<LayerCost> layers = model.layers(network, uniform(network, format));
          assertThat(layers).hasSize(network.layers().size());
          for (int i = 0; i < layers.size(); i++) {
            LayerCost cost = layers.get(i);
            Work work = workload.layer(i).work();
            boolean free = work instanceof Free || pipelined(device, work);
            assertThat(cost.latencyUs() > 0).isEqualTo(!free && !fittedAway(device, cost));
            boolean moves = device.family() != DeviceFamily.BRAMAC || weighted(work);
            assertThat(cost.dramBytes() > 0).isEqualTo(!free && moves);
            assertThat(cost.cycles().known()).isEqualTo(!(device instanceof RooflineDevice));
          }
        }
      }
    }
  }

  @Test
  void aNetworkCostsTheSumOfItsLayers() {
    Random random = new Random(1);
    for (Device device : DEVICES.all()) {
      CostModel model = CostModels.of(device);
      for (Network network : TestNetworks.all()) {
        if (refuses(device, NetworkWorkload.of(network))) {
          continue;
        }
        PrecisionAssignment mixed = mixed(network, accepted(device), random);
        List<LayerCost> layers = model.layers(network, mixed);
        NetworkCost total = model.cost(NetworkWorkload.of(network), mixed);

        double layersUs = layers.stream().mapToDouble(LayerCost::latencyUs).reduce(0, Double::sum);
        assertThat(total.latencyUs()).isEqualTo(layersUs + betweenLayersUs(device));
        assertThat(total.dramBytes())
            .isEqualTo(layers.stream().mapToLong(LayerCost::dramBytes).sum());
        assertThat(total.cycles()).isEqualTo(sum(layers.stream().map(LayerCost::cycles).toList()));
        assertThat(total.sramBytes())
            .isEqualTo(sum(layers.stream().map(LayerCost::sramBytes).toList()));
        Quantity energyUj = sum(layers.stream().map(LayerCost::energyUj).toList());
        assertThat(total.energyUj().known()).isEqualTo(energyUj.known());
        assertThat(total.energyUj().value()).isEqualTo(energyUj.value(), within(1e-9));
        for (LayerCost layer : layers) {
          assertThat(total.assumption()).contains(layer.assumption());
          assertThat(total.source()).isGreaterThanOrEqualTo(layer.source());
        }
      }
    }
  }

  @Test
  void theCacheChangesNothing() {
    for (Device device : DEVICES.all()) {
      CostModel cached = CostModels.of(device);
      Random random = new Random(2);
      for (int i = 0; i < 200; i++) {
        LayerWorkload workload = workload(device, random);
        LayerPrecision precision = precision(accepted(device), random);
        LayerCost first = cached.layer(workload, precision);

        assertThat(cached.layer(workload, precision)).isSameAs(first);
        assertThat(CostModels.of(device).layer(workload, precision)).isEqualTo(first);
      }
    }
  }

  @Test
  void threadsAgree() {
    Network network = TestNetworks.convolutional(5);
    NetworkWorkload workload = NetworkWorkload.of(network);
    CostModel model = CostModels.of(DEVICES.named("nvidia-t4"));
    PrecisionAssignment precision = uniform(network, Formats.INT8);

    assertThat(
            IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> model.cost(workload, precision))
                .distinct())
        .hasSize(1);
  }

  @Test
  void fewerBitsOfTheSameArithmeticNeverMoveMoreOrTakeLonger() {
    Random random = new Random(3);
    for (Device device : DEVICES.all()) {
      CostModel model = CostModels.of(device);
      for (int i = 0; i < 300; i++) {
        LayerWorkload workload = workload(device, random);
        for (NumberFormat narrow : accepted(device)) {
          for (NumberFormat wide : accepted(device)) {
            boolean less =
                device.formats().stored(narrow).storedBits()
                        <= device.formats().stored(wide).storedBits()
                    && compute(device, narrow).equals(compute(device, wide));
            if (less) {
              LayerCost few = model.layer(workload, LayerPrecision.of(narrow));
              LayerCost many = model.layer(workload, LayerPrecision.of(wide));
              assertThat(few.dramBytes()).isLessThanOrEqualTo(many.dramBytes());
              assertThat(few.latencyUs()).isLessThanOrEqualTo(many.latencyUs());
            }
          }
        }
      }
    }
  }

  @Test
  void bandwidthBoundLayersScaleWithTheirBits() {
    CostModel model = CostModels.of(DEVICES.named("nvidia-t4"));
    LayerWorkload copy = new LayerWorkload(new Movement(), 0, 1 << 26, 1 << 26, 0);
    double int8 = model.layer(copy, LayerPrecision.of(Formats.INT8)).latencyUs();
    double fp32 = model.layer(copy, LayerPrecision.of(Formats.FP32)).latencyUs();

    assertThat(fp32 - 5).isCloseTo(4 * (int8 - 5), within(1e-9));
  }

  @Test
  void fallbacksAreVisible() {
    Network network = TestNetworks.convolutional(1);
    NetworkWorkload workload = NetworkWorkload.of(network);
    CostModel t4 = CostModels.of(DEVICES.named("nvidia-t4"));

    assertThat(t4.cost(workload, uniform(network, Formats.INT8)).assumption())
        .isEqualTo("batch norm is folded into the layer before it");
    assertThat(t4.cost(workload, uniform(network, Formats.named("e4m3"))).assumption())
        .isEqualTo(
            "batch norm is folded into the layer before it; "
                + "e4m3 is stored as e4m3 and computed in fp16");
    LayerWorkload product =
        new LayerWorkload(new MatrixProduct(1, 8, 8, 8, 64, true), 64, 64, 64, 0);
    assertThat(t4.layer(product, new LayerPrecision(Formats.INT4, Formats.INT8)).assumption())
        .isEqualTo("int4 weights and int8 activations are computed in int8");
  }

  @Test
  void formatsThatADeviceCannotExecuteAreRefused() {
    Network network = TestNetworks.convolutional(1);
    CostModel tpu = CostModels.of(DEVICES.named("tpu-like-256x256-ws"));

    assertThatThrownBy(() -> tpu.cost(NetworkWorkload.of(network), uniform(network, Formats.FP32)))
        .isInstanceOf(UnsupportedFormatException.class)
        .hasMessageContaining("tpu-like-256x256-ws neither executes fp32 nor has a fallback")
        .hasMessageContaining("choose from int8");
  }

  @Test
  void energyIsUnknownRatherThanZero() {
    LayerWorkload product =
        new LayerWorkload(new MatrixProduct(1, 8, 8, 8, 64, true), 64, 64, 64, 0);
    CostModel known = CostModels.of(DEVICES.named("systolic-32x32-os"));
    // 512 multiply-accumulates at 0.3 pJ; 192 bytes of DRAM at 162.5 pJ; 2 x 64 bytes read and 64
    // sums of 4 bytes written in SRAM at 2.5 pJ; 70 cycles at 1 GHz of 341 mW.
    LayerCost cost = known.layer(product, LayerPrecision.of(Formats.INT8));
    assertThat(cost.energy().arithmeticUj()).isCloseTo(512 * 0.3e-6, within(1e-12));
    assertThat(cost.energy().dramUj()).isCloseTo(192 * 162.5e-6, within(1e-12));
    assertThat(cost.energy().sramUj()).isCloseTo((128 + 256) * 2.5e-6, within(1e-12));
    assertThat(cost.energy().leakageUj()).isCloseTo(70e-9 * 0.341 * 1e6, within(1e-12));
    assertThat(cost.energyUj().value())
        .isCloseTo((512 * 0.3 + 192 * 162.5 + (128 + 256) * 2.5 + 70 * 341) * 1e-6, within(1e-12));
    assertThat(known.layer(product, LayerPrecision.of(Formats.INT4)).energyUj().optional())
        .isEmpty();
    assertThat(
            CostModels.of(DEVICES.named("nvidia-t4"))
                .layer(product, LayerPrecision.of(Formats.INT8))
                .energyUj()
                .optional())
        .isEmpty();
  }

  @Test
  void packedMultipliersTakeSeveralTermsAtOnce() {
    CostModel model = CostModels.of(DEVICES.named("systolic-32x32-os"));
    LayerWorkload product =
        new LayerWorkload(
            new MatrixProduct(1, 64, 64, 1001, 64 * 1001, true), 64 * 1001, 64 * 1001, 4096, 0);

    assertThat(model.layer(product, LayerPrecision.of(Formats.INT8)).cycles().value())
        .isEqualTo((1001 + 32 + 32 - 2) * 4);
    assertThat(model.layer(product, LayerPrecision.of(Formats.INT4)).cycles().value())
        .isEqualTo((501 + 32 + 32 - 2) * 4);
  }

  @Test
  void anAssignmentMustFitItsNetwork() {
    NetworkWorkload workload = NetworkWorkload.of(TestNetworks.convolutional(2));
    PrecisionAssignment other = uniform(TestNetworks.convolutional(1), Formats.INT8);
    CostModel model = CostModels.of(DEVICES.named("nvidia-t4"));

    assertThatThrownBy(() -> model.cost(workload, other)).hasMessageContaining("does not fit");
  }

  /** Accelerators made of one pipeline do everything else behind the products. */
  private static boolean pipelined(Device device, Work work) {
    return PIPELINES.contains(device.family()) && !(work instanceof MatrixProduct);
  }

  /** Look-ups need weights; butterflies replace linear layers alone. */
  private static boolean refuses(Device device, NetworkWorkload network) {
    return network.distinct().stream().anyMatch(layer -> refuses(device, layer.work()));
  }

  private static boolean refuses(Device device, Work work) {
    if (!(work instanceof MatrixProduct product)) {
      return false;
    }
    return switch (device.family()) {
      case PQA -> !product.weighted();
      case BUTTERFLY ->
          product.weighted() && (product.geometry().convolution() || product.products() > 1);
      default -> false;
    };
  }

  private static boolean weighted(Work work) {
    return work instanceof MatrixProduct product && product.weighted();
  }

  /** What networks take beside their layers is fitted on some devices. */
  private static double betweenLayersUs(Device device) {
    return networkCorrection(device).map(NetworkCorrection::constantUs).orElse(0.0);
  }

  /** Kinds of layers may take no time of their own on a device that networks were fitted on. */
  private static boolean fittedAway(Device device, LayerCost cost) {
    return cost.latencyUs() == 0 && networkCorrection(device).isPresent();
  }

  private static Optional<NetworkCorrection> networkCorrection(Device device) {
    return device instanceof RooflineDevice processor
        ? processor.calibration().network()
        : Optional.empty();
  }

  private static NumberFormat compute(Device device, NumberFormat format) {
    return device.formats().execution(format).compute();
  }

  private static List<NumberFormat> accepted(Device device) {
    return Formats.all().stream().filter(device.formats()::accepts).toList();
  }

  private static PrecisionAssignment uniform(Network network, NumberFormat format) {
    return PrecisionAssignment.uniform(network, LayerPrecision.of(format));
  }

  private static PrecisionAssignment mixed(
      Network network, List<NumberFormat> formats, Random random) {
    List<LayerPrecision> layers = new ArrayList<>();
    for (int i = 0; i < network.layers().size(); i++) {
      layers.add(LayerPrecision.of(formats.get(random.nextInt(formats.size()))));
    }
    return new PrecisionAssignment(layers);
  }

  private static LayerPrecision precision(List<NumberFormat> formats, Random random) {
    return LayerPrecision.of(formats.get(random.nextInt(formats.size())));
  }

  private static LayerWorkload workload(Device device, Random random) {
    long m = 1 + random.nextInt(2000);
    long n = 1 + random.nextInt(500);
    long k = 1 + random.nextInt(3000);
    return switch (random.nextInt(3)) {
      case 0 -> new LayerWorkload(new Elementwise(m * n), 0, m * n, m, 0);
      case 1 -> new LayerWorkload(new Movement(), k, m, m * n, n);
      default -> {
        long products = device.family() == DeviceFamily.BUTTERFLY ? 1 : 1 + random.nextInt(3);
        long ifmap = 1 + (long) (random.nextDouble() * m * k);
        yield new LayerWorkload(
            new MatrixProduct(products, m, n, k, ifmap, true),
            products * k * n + n,
            products * ifmap,
            products * m * n,
            0);
      }
    };
  }

  private static Quantity sum(Collection<Quantity> quantities) {
    return quantities.stream().reduce(Quantity.ZERO, Quantity::plus);
  }
}
