package archsweep.precision;

import archsweep.config.Similar;
import archsweep.config.UserException;
import archsweep.precision.FloatFormat.Specials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The number formats by name. To add one: add a line. */
public final class Formats {

  public static final FloatFormat FP32 = new FloatFormat("fp32", 8, 23, 127, Specials.IEEE);
  public static final FloatFormat FP16 = new FloatFormat("fp16", 5, 10, 15, Specials.IEEE);
  public static final FloatFormat BF16 = new FloatFormat("bf16", 8, 7, 127, Specials.IEEE);
  public static final IntegerFormat INT8 = new IntegerFormat(8);
  public static final IntegerFormat INT4 = new IntegerFormat(4);

  private static final FloatFormat E4M3 = new FloatFormat("e4m3", 4, 3, 7, Specials.ONE_NAN);
  private static final FloatFormat E5M2 = new FloatFormat("e5m2", 5, 2, 15, Specials.IEEE);
  private static final FloatFormat E3M2 = new FloatFormat("e3m2", 3, 2, 3, Specials.ALL_FINITE);
  private static final FloatFormat E2M3 = new FloatFormat("e2m3", 2, 3, 1, Specials.ALL_FINITE);
  private static final FloatFormat E2M1 = new FloatFormat("e2m1", 2, 1, 1, Specials.ALL_FINITE);

  private static final Map<String, NumberFormat> BY_NAME = byName();

  private Formats() {}

  /** All formats; those that only differ in how a block's scale is rounded are left out. */
  public static List<NumberFormat> all() {
    return List.copyOf(BY_NAME.values());
  }

  /**
   * The format of a name. A block format may have a rule for its scales behind its name, such as
   * {@code mxfp4_ratio_ceil}; without one it is {@link ScaleRounding#FLOOR}.
   *
   * @throws UserException if there is none
   */
  public static NumberFormat named(String name) {
    return find(name)
        .orElseThrow(
            () -> new UserException("There is no number format %s.".formatted(name), advice(name)));
  }

  /** The format of a name, if there is one; names as {@link #named} takes them. */
  public static Optional<NumberFormat> find(String name) {
    NumberFormat format = BY_NAME.get(name);
    return format != null ? Optional.of(format) : withScaleRounding(name);
  }

  /** What a misspelt name was meant to be, as it follows the word "Maybe". */
  static String advice(String name) {
    return Similar.advice(name, BY_NAME.keySet());
  }

  private static Optional<NumberFormat> withScaleRounding(String name) {
    for (ScaleRounding rule : ScaleRounding.values()) {
      String suffix = "_" + rule.name().toLowerCase(Locale.ROOT);
      if (name.endsWith(suffix)
          && BY_NAME.get(name.substring(0, name.length() - suffix.length()))
              instanceof BlockFormat block) {
        return Optional.of(
            new BlockFormat(name, block.element(), block.blockSize(), block.scaleBits(), rule));
      }
    }
    return Optional.empty();
  }

  private static Map<String, NumberFormat> byName() {
    List<NumberFormat> formats =
        List.of(
            FP32,
            FP16,
            BF16,
            new IntegerFormat(16),
            INT8,
            new IntegerFormat(7),
            new IntegerFormat(6),
            new IntegerFormat(5),
            INT4,
            new IntegerFormat(3),
            new IntegerFormat(2),
            E4M3,
            new FloatFormat("e4m3_full", 4, 3, 7, Specials.ALL_FINITE),
            new FloatFormat("e4m3_ieee", 4, 3, 7, Specials.IEEE),
            new FloatFormat("e4m3_fnuz", 4, 3, 8, Specials.FNUZ),
            E5M2,
            new FloatFormat("e5m2_fnuz", 5, 2, 16, Specials.FNUZ),
            new FloatFormat("e3m4", 3, 4, 3, Specials.IEEE),
            new FloatFormat("e4m2", 4, 2, 7, Specials.ALL_FINITE),
            new FloatFormat("e3m3", 3, 3, 3, Specials.ALL_FINITE),
            new FloatFormat("e2m4", 2, 4, 1, Specials.ALL_FINITE),
            E3M2,
            E2M3,
            new FloatFormat("e3m1", 3, 1, 3, Specials.ALL_FINITE),
            new FloatFormat("e2m2", 2, 2, 1, Specials.ALL_FINITE),
            E2M1,
            new FloatFormat("e3m0", 3, 0, 3, Specials.ALL_FINITE),
            new FloatFormat("e1m2", 1, 2, 1, Specials.ALL_FINITE),
            new BlockFormat("mxfp8_e4m3", E4M3, 32, 8),
            new BlockFormat("mxfp8_e5m2", E5M2, 32, 8),
            new BlockFormat("mxfp6_e3m2", E3M2, 32, 8),
            new BlockFormat("mxfp6_e2m3", E2M3, 32, 8),
            new BlockFormat("mxfp4", E2M1, 32, 8));
    Map<String, NumberFormat> byName = new LinkedHashMap<>();
    formats.forEach(format -> byName.put(format.name(), format));
    return byName;
  }
}
