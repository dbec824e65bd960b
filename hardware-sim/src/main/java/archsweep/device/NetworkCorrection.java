package archsweep.device;

import archsweep.config.Section;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What whole networks take, fitted on measured ones: a constant, and for each kind of layer a
 * multiple of its roofline and launch overhead.
 *
 * @param rows measurements that it is fitted on
 * @param setAside measurements near zero that were neither fitted nor tested
 * @param heldOut the error on measurements that it is not fitted on
 * @param heldOutSpearman the rank correlation on them
 * @param constantUs of a network, in us
 * @param factors by kind of layer, not negative
 */
public record NetworkCorrection(
    int rows,
    int setAside,
    HeldOut heldOut,
    double heldOutSpearman,
    double constantUs,
    Map<Kind, Double> factors) {

  private static final double MOST_FACTOR = 1e9;

  /** The kinds of layers that are told apart. */
  public enum Kind {
    /** Convolutions of more than one tap. */
    SPATIAL,
    /** Convolutions of one tap, linear layers and products of activations. */
    POINTWISE,
    /** Element-wise work of more than four operations an output: pools, norms. */
    REDUCTION,
    /** Other element-wise work. */
    ELEMENTWISE,
    /** What moves data and computes nothing. */
    MOVEMENT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public NetworkCorrection {
    factors = Collections.unmodifiableMap(new EnumMap<>(factors));
  }

  static NetworkCorrection read(Section section) {
    Section factors = section.section("factors");
    Map<Kind, Double> byKind = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      byKind.put(kind, factors.number(kind.toString(), 0, MOST_FACTOR));
    }
    factors.refuseUnknownKeys();
    NetworkCorrection correction =
        new NetworkCorrection(
            (int) section.integer("rows", 1, Integer.MAX_VALUE),
            (int) section.integer("set_aside_rows", 0, Integer.MAX_VALUE),
            HeldOut.read(section),
            section.number("held_out_spearman", -1, 1),
            section.number("constant_us", 0, 1e12),
            byKind);
    section.refuseUnknownKeys();
    return correction;
  }
}
