package archsweep.calibration;

import archsweep.config.UserException;
import archsweep.cost.CostModel;
import archsweep.cost.CostModels;
import archsweep.cost.LayerKinds;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.HeldOut;
import archsweep.device.KernelCorrection;
import archsweep.device.KernelShape;
import archsweep.device.KernelTerm;
import archsweep.device.RooflineCalibration;
import archsweep.device.RooflineDevice;
import archsweep.identity.Seeds;
import archsweep.precision.LayerPrecision;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Fits a {@link KernelCorrection} to kernels of one kind and format. Its error is that of four
 * fits, each tested on the quarter of the shapes that it has not seen; which quarter, a hash of the
 * shape says. The correction itself is then fitted on all.
 *
 * @param correction as fitted
 * @param heldOut each kernel as the fit that has not seen its shape tells it, from the worst
 */
public record KernelFit(KernelCorrection correction, List<Comparison> heldOut) {

  private static final long SEED = 1;
  private static final int FOLDS = 4;
  private static final int FEWEST_ROWS = 12;
  private static final HeldOut UNTESTED = new HeldOut(1, 0, 0);

  /** With fewer rows squares and tiles are left out. */
  private static final int FEWEST_FOR_SQUARES = 40;

  private static final List<KernelTerm> LINEAR =
      List.of(KernelTerm.CONSTANT, KernelTerm.M, KernelTerm.N, KernelTerm.K);
  private static final List<KernelTerm> OF_CONVOLUTIONS =
      List.of(KernelTerm.TAPS, KernelTerm.REUSE, KernelTerm.POINTWISE);

  /**
   * The fit.
   *
   * @param kernels of one kind and format
   * @throws UserException if there are too few
   */
  public static KernelFit of(RooflineDevice device, List<Measurement.Kernel> kernels) {
    if (kernels.size() < FEWEST_ROWS) {
      throw new UserException(
          "%d measured kernels of one kind and format are too few to fit and to test."
              .formatted(kernels.size()),
          "measure at least %d.".formatted(FEWEST_ROWS));
    }
    if (kernels.stream().map(KernelFit::fold).distinct().count() < FOLDS) {
      throw new UserException(
          "%d measured kernels of one kind and format have too few different shapes to fit on some and test on others."
              .formatted(kernels.size()),
          "measure more shapes.");
    }
    List<Comparison> compared = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int tested = fold;
      List<Measurement.Kernel> seen = kernels.stream().filter(k -> fold(k) != tested).toList();
      List<Measurement.Kernel> unseen = kernels.stream().filter(k -> fold(k) == tested).toList();
      compared.addAll(compared(device, fitted(device, seen, UNTESTED), unseen));
    }
    return new KernelFit(
        fitted(device, kernels, Comparison.heldOut(compared)), Comparison.worstFirst(compared));
  }

  private static KernelCorrection fitted(
      RooflineDevice device, List<Measurement.Kernel> kernels, HeldOut heldOut) {
    KernelCorrection.Kind kind = LayerKinds.kernel(product(kernels.get(0)));
    CostModel roofline = CostModels.of(device.uncalibrated());
    List<KernelTerm> terms = terms(kind, kernels.size());
    double[][] features = new double[kernels.size()][];
    double[] targets = new double[kernels.size()];
    for (int row = 0; row < targets.length; row++) {
      Measurement.Kernel kernel = kernels.get(row);
      KernelShape shape = shape(kernel);
      features[row] = terms.stream().mapToDouble(term -> term.of(shape)).toArray();
      targets[row] = Math.log(kernel.latencyUs() / latencyUs(roofline, kernel)) / Math.log(2);
    }
    double[] solution = RobustRegression.fit(features, targets);
    Map<KernelTerm, Double> weights = new EnumMap<>(KernelTerm.class);
    for (int i = 0; i < solution.length; i++) {
      weights.put(terms.get(i), solution[i]);
    }
    return new KernelCorrection(
        kind,
        kernels.get(0).format(),
        kernels.size(),
        heldOut,
        corner(kernels, Math::min),
        corner(kernels, Math::max),
        weights);
  }

  private static List<Comparison> compared(
      RooflineDevice device, KernelCorrection correction, List<Measurement.Kernel> kernels) {
    CostModel calibrated =
        CostModels.of(
            device.calibrated(new RooflineCalibration("fit", List.of(correction), List.of())));
    return kernels.stream()
        .map(kernel -> new Comparison(kernel, latencyUs(calibrated, kernel)))
        .toList();
  }

  /** Equal shapes are in one fold, so that none is tested that was fitted on. */
  private static int fold(Measurement.Kernel kernel) {
    return Math.floorMod(Seeds.mix(SEED, shape(kernel).toString(), "hold out"), FOLDS);
  }

  private static List<KernelTerm> terms(KernelCorrection.Kind kind, int rows) {
    List<KernelTerm> terms =
        rows < FEWEST_FOR_SQUARES
            ? LINEAR
            : Stream.of(KernelTerm.values()).filter(t -> !OF_CONVOLUTIONS.contains(t)).toList();
    return kind == KernelCorrection.Kind.CONVOLUTION && rows >= FEWEST_FOR_SQUARES
        ? List.of(KernelTerm.values())
        : terms;
  }

  private static KernelShape corner(List<Measurement.Kernel> kernels, DoubleBinaryOperator which) {
    return new KernelShape(
        extreme(kernels, KernelShape::m, which),
        extreme(kernels, KernelShape::n, which),
        extreme(kernels, KernelShape::k, which),
        extreme(kernels, KernelShape::taps, which),
        extreme(kernels, KernelShape::reuse, which));
  }

  private static double extreme(
      List<Measurement.Kernel> kernels,
      ToDoubleFunction<KernelShape> size,
      DoubleBinaryOperator which) {
    return kernels.stream().map(KernelFit::shape).mapToDouble(size).reduce(which).orElseThrow();
  }

  private static double latencyUs(CostModel model, Measurement.Kernel kernel) {
    return model.layer(kernel.workload(), LayerPrecision.of(kernel.format())).latencyUs();
  }

  private static KernelShape shape(Measurement.Kernel kernel) {
    return LayerKinds.shape(product(kernel));
  }

  private static MatrixProduct product(Measurement.Kernel kernel) {
    return (MatrixProduct) kernel.workload().work();
  }
}
