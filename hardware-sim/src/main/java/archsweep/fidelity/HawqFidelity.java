package archsweep.fidelity;

import archsweep.cost.CostModel;
import archsweep.cost.CostModels;
import archsweep.cost.NetworkWorkload;
import archsweep.device.Devices;
import archsweep.fidelity.FidelityLine.NotReproducible;
import archsweep.fidelity.FidelityLine.Plausible;
import archsweep.network.Network;
import archsweep.network.op.Dim;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** The latencies of HAWQ-V3 on a T4, beside a T4 that is calibrated on single kernels. */
final class HawqFidelity {

  private static final String SYSTEM = "HAWQ-V3";
  private static final String DEVICE = "nvidia-t4-deepbench";
  private static final long BATCH = 8;

  private HawqFidelity() {}

  static List<FidelityLine> lines(Devices devices) {
    CostModel model = CostModels.of(devices.named(DEVICE));
    return List.of(
        fullPrecision(model, "resnet18", 9.7),
        fullPrecision(model, "resnet50", 26.2),
        new NotReproducible(
            SYSTEM,
            "latencies of ResNet-18 and 50 on a T4, int8, int4 and mixed",
            "2.2 to 8.5 ms",
            "measured with other kernels (TVM's) than any calibration; eight rows are too few to fit"));
  }

  private static FidelityLine fullPrecision(CostModel model, String space, double measuredMs) {
    SearchSpace named = Spaces.named(space);
    Network network =
        named
            .toNetwork(named.decode(BigInteger.ZERO), named.tasks().get(0), DeadEdges.DROP)
            .bind(Map.of(Dim.Symbol.BATCH.name(), BATCH));
    PrecisionAssignment fp32 =
        PrecisionAssignment.uniform(network, LayerPrecision.of(Formats.FP32));
    return new Plausible(
        SYSTEM,
        "latency of %s in fp32, %d images, %s, ms".formatted(space, BATCH, DEVICE),
        measuredMs / 2,
        measuredMs * 2,
        model.cost(NetworkWorkload.of(network), fp32).latencyUs() / 1000,
        "a factor of two around %s ms, measured with other kernels (TVM's)".formatted(measuredMs));
  }
}
