package archsweep.calibration;

import archsweep.config.UserException;
import archsweep.cost.CostModel;
import archsweep.cost.CostModels;
import archsweep.cost.LayerKinds;
import archsweep.cost.LayerWorkload;
import archsweep.cost.NetworkWorkload;
import archsweep.cost.Work.Free;
import archsweep.device.HeldOut;
import archsweep.device.NetworkCorrection;
import archsweep.device.RooflineDevice;
import archsweep.identity.Seeds;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import archsweep.statistics.Spearman;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Fits a {@link NetworkCorrection} to measured networks: on a sample of them, and tests it on all
 * others. Measurements far below the median (a twentieth) are failed ones and set aside.
 *
 * @param correction as fitted
 * @param heldOut the networks that it was not fitted on, from the worst
 */
public record NetworkFit(NetworkCorrection correction, List<Comparison> heldOut) {

  private static final long SEED = 1;
  private static final double NEAR_ZERO = 0.05;
  private static final int FEWEST_ROWS = 20;

  /**
   * The fit.
   *
   * @param format of all layers
   * @param sample how many networks are fitted on
   * @throws UserException if there are too few networks
   */
  public static NetworkFit of(
      RooflineDevice device, NumberFormat format, List<Measurement.Network> networks, int sample) {
    double[] sorted = networks.stream().mapToDouble(Measurement::latencyUs).sorted().toArray();
    double least = sorted.length == 0 ? 0 : NEAR_ZERO * sorted[sorted.length / 2];
    List<Measurement.Network> kept =
        networks.stream()
            .filter(network -> network.latencyUs() > least)
            .sorted(Comparator.comparingLong(network -> order(network.name())))
            .toList();
    if (sample < FEWEST_ROWS || kept.size() < sample + 2) {
      throw new UserException(
          "%d measured networks are too few to fit on %d and to test."
              .formatted(kept.size(), sample),
          "fit on at least %d, and measure more than that.".formatted(FEWEST_ROWS));
    }
    CostModel roofline = CostModels.of(device.uncalibrated());
    double[][] parts = new double[sample][];
    double[] targets = new double[sample];
    for (int row = 0; row < sample; row++) {
      parts[row] = parts(roofline, kept.get(row).workload(), format);
      targets[row] = kept.get(row).latencyUs();
    }
    double[] multiples = NonNegativeFit.fit(parts, targets);
    List<Comparison> compared = new ArrayList<>();
    for (Measurement.Network network : kept.subList(sample, kept.size())) {
      double[] row = parts(roofline, network.workload(), format);
      compared.add(new Comparison(network, RobustRegression.dot(row, multiples)));
    }
    return new NetworkFit(
        correction(multiples, sample, networks.size() - kept.size(), compared),
        Comparison.worstFirst(compared));
  }

  private static NetworkCorrection correction(
      double[] multiples, int sample, int setAside, List<Comparison> compared) {
    Map<NetworkCorrection.Kind, Double> factors = new EnumMap<>(NetworkCorrection.Kind.class);
    int i = 1;
    for (NetworkCorrection.Kind kind : NetworkCorrection.Kind.values()) {
      factors.put(kind, multiples[i++]);
    }
    HeldOut heldOut = Comparison.heldOut(compared);
    double spearman =
        Spearman.of(
                compared.stream().mapToDouble(Comparison::predictedUs).toArray(),
                compared.stream().mapToDouble(some -> some.measurement().latencyUs()).toArray())
            .coefficient();
    return new NetworkCorrection(sample, setAside, heldOut, spearman, multiples[0], factors);
  }

  /** One, and the rooflines with overhead of the layers of each kind. */
  private static double[] parts(CostModel roofline, NetworkWorkload workload, NumberFormat format) {
    double[] parts = new double[1 + NetworkCorrection.Kind.values().length];
    parts[0] = 1;
    LayerPrecision precision = LayerPrecision.of(format);
    for (int position = 0; position < workload.size(); position++) {
      LayerWorkload layer = workload.layer(position);
      if (!(layer.work() instanceof Free)) {
        int place = 1 + List.of(NetworkCorrection.Kind.values()).indexOf(LayerKinds.layer(layer));
        parts[place] += roofline.layer(layer, precision).latencyUs();
      }
    }
    return parts;
  }

  private static long order(String name) {
    return Seeds.mix(SEED, name, "calibration");
  }
}
