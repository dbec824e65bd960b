package archsweep.precision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a format can hold, for people.
 *
 * @param codes every code of an element with its value; none for elements of more than 8 bits
 */
public record FormatTable(NumberFormat format, List<Code> codes) {

  private static final int LARGEST_LISTED_BITS = 8;

  /**
   * A code and what it stands for.
   *
   * @param bits as many binary digits as the element has
   */
  public record Code(int code, String bits, double value) {}

  public FormatTable {
    codes = List.copyOf(codes);
  }

  public static FormatTable of(NumberFormat format) {
    int bits = format.elementBits();
    List<Code> codes = new ArrayList<>();
    for (int code = 0; bits <= LARGEST_LISTED_BITS && code < 1 << bits; code++) {
      String digits = Integer.toBinaryString(code | 1 << bits).substring(1);
      codes.add(new Code(code, digits, value(format, code)));
    }
    return new FormatTable(format, codes);
  }

  /** The properties, a line each, and then the codes. */
  public String text() {
    String properties =
        properties().stream()
            .map(line -> String.format(Locale.ROOT, "%-20s %s%n", line.get(0), line.get(1)))
            .collect(Collectors.joining());
    return properties
        + codes.stream()
            .map(c -> String.format(Locale.ROOT, "%4d  %s  %s%n", c.code(), c.bits(), c.value()))
            .collect(Collectors.joining());
  }

  private List<List<String>> properties() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("name", format.name()));
    lines.add(List.of("bits", Integer.toString(format.elementBits())));
    lines.add(List.of("stored bits", Double.toString(format.storedBits())));
    lines.add(List.of("maximum", Double.toString(format.maximum())));
    if (format instanceof BlockFormat block) {
      lines.add(List.of("elements of a block", Integer.toString(block.blockSize())));
      lines.add(List.of("scale bits", Integer.toString(block.scaleBits())));
      lines.add(List.of("scale rounding", lowerCase(block.scaleRounding())));
      addFloat(block.element(), lines);
    } else if (format instanceof FloatFormat number) {
      addFloat(number, lines);
    }
    return lines;
  }

  private static void addFloat(FloatFormat number, List<List<String>> lines) {
    lines.add(List.of("exponent bits", Integer.toString(number.exponentBits())));
    lines.add(List.of("mantissa bits", Integer.toString(number.mantissaBits())));
    lines.add(List.of("bias", Integer.toString(number.bias())));
    lines.add(List.of("special codes", lowerCase(number.specials())));
    lines.add(List.of("minimum normal", Double.toString(number.minimumNormal())));
    number
        .minimumSubnormal()
        .ifPresent(least -> lines.add(List.of("minimum subnormal", Double.toString(least))));
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static double value(NumberFormat format, int code) {
    if (format instanceof IntegerFormat integer) {
      int sign = 1 << (integer.bits() - 1);
      return (code ^ sign) - sign;
    }
    FloatFormat number =
        format instanceof BlockFormat block ? block.element() : (FloatFormat) format;
    return number.value(code);
  }
}
