package archsweep.table;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A column of a table.
 *
 * @param name in snake_case, ending in its unit where it has one, such as {@code latency_us}
 * @param unit in words, such as "microseconds"; empty where there is none
 * @param meaning one sentence for those who read the tables
 * @param nullable whether a row may lack the value
 */
public record Column(String name, ColumnType type, String unit, String meaning, boolean nullable) {

  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  public Column {
    if (!SNAKE_CASE.matcher(name).matches()) {
      throw new IllegalArgumentException("The column name (%s) is not snake_case.".formatted(name));
    }
  }

  public static Column text(String name, String meaning) {
    return new Column(name, ColumnType.TEXT, "", meaning, false);
  }

  public static Column integer(String name, String unit, String meaning) {
    return new Column(name, ColumnType.INTEGER, unit, meaning, false);
  }

  public static Column number(String name, String unit, String meaning) {
    return new Column(name, ColumnType.NUMBER, unit, meaning, false);
  }

  public static Column flag(String name, String meaning) {
    return new Column(name, ColumnType.FLAG, "", meaning, false);
  }

  public static Column instant(String name, String meaning) {
    return new Column(name, ColumnType.INSTANT, "UTC", meaning, false);
  }

  /** This column, where a row may lack the value. */
  public Column orNull() {
    return new Column(name, type, unit, meaning, true);
  }

  /** This column under another name and meaning, as wide tables repeat it for each device. */
  Column as(String otherName, String otherMeaning) {
    return new Column(otherName, type, unit, otherMeaning, nullable);
  }

  /**
   * A column name that a proxy or a device can be known by: what is no letter or digit becomes an
   * underscore, as in {@code eyeriss_v1} for "eyeriss-v1".
   */
  public static String nameOf(String text) {
    String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    name = name.replaceAll("^_|_$", "");
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "n" + name : name;
  }
}
