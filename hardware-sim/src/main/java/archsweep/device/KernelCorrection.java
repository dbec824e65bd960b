package archsweep.device;

import archsweep.config.Section;
import archsweep.precision.NumberFormat;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * How much slower than its roofline and launch overhead a kind of kernel is, fitted on measured
 * ones: 2 to the power of a sum of terms. Shapes outside the fitted ones take the slowdown of the
 * nearest of them.
 *
 * @param kind of the kernels
 * @param format that they are computed in
 * @param rows measurements that it is fitted on
 * @param heldOut the error on measurements that it is not fitted on
 * @param least the smallest sizes that it is fitted on
 * @param most the largest
 * @param weights of the terms
 */
public record KernelCorrection(
    Kind kind,
    NumberFormat format,
    int rows,
    HeldOut heldOut,
    KernelShape least,
    KernelShape most,
    Map<KernelTerm, Double> weights) {

  private static final double MOST_SIZE = 1e12;
  private static final double MOST_WEIGHT = 1e4;

  /** The kinds of kernels that are fitted apart. */
  public enum Kind {
    GEMM,
    CONVOLUTION;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public KernelCorrection {
    weights = Collections.unmodifiableMap(new EnumMap<>(weights));
  }

  /** What the roofline and overhead of a kernel of this shape are multiplied by. */
  public double factor(KernelShape shape) {
    KernelShape known = shape.within(least, most);
    double exponent = 0;
    for (Map.Entry<KernelTerm, Double> weight : weights.entrySet()) {
      exponent += weight.getValue() * weight.getKey().of(known);
    }
    return Math.pow(2, exponent);
  }

  static KernelCorrection read(Section section) {
    KernelCorrection correction =
        new KernelCorrection(
            section.choice("kind", Kind.class),
            FormatFigures.named(section, "format", section.text("format")),
            (int) section.integer("rows", 1, Integer.MAX_VALUE),
            HeldOut.read(section),
            shape(section.section("least")),
            shape(section.section("most")),
            weights(section.section("weights")));
    section.refuseUnknownKeys();
    return correction;
  }

  private static KernelShape shape(Section section) {
    KernelShape shape =
        new KernelShape(
            size(section, "m"),
            size(section, "n"),
            size(section, "k"),
            size(section, "taps"),
            size(section, "reuse"));
    section.refuseUnknownKeys();
    return shape;
  }

  private static double size(Section section, String key) {
    return section.number(key, 1e-6, MOST_SIZE);
  }

  private static Map<KernelTerm, Double> weights(Section section) {
    Map<KernelTerm, Double> weights = new EnumMap<>(KernelTerm.class);
    for (KernelTerm term : KernelTerm.values()) {
      section
          .optionalNumber(term.toString(), -MOST_WEIGHT, MOST_WEIGHT)
          .ifPresent(weight -> weights.put(term, weight));
    }
    section.refuseUnknownKeys();
    return weights;
  }
}
