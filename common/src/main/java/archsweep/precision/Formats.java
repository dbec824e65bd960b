package archsweep.precision;

import archsweep.config.Similar;
import archsweep.config.UserException;
import archsweep.precision.FloatFormat.Specials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /** All formats, from the widest. */
  public static List<NumberFormat> all() {
    return List.copyOf(BY_NAME.values());
  }

  /**
   * The format of a name.
   *
   * @throws UserException if there is none
   */
  public static NumberFormat named(String name) {
    NumberFormat format = BY_NAME.get(name);
    if (format == null) {
      throw new UserException(
          "There is no number format %s.".formatted(name), Similar.advice(name, BY_NAME.keySet()));
    }
    return format;
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
            E5M2,
            new FloatFormat("e3m4", 3, 4, 3, Specials.IEEE),
            E3M2,
            E2M3,
            E2M1,
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
