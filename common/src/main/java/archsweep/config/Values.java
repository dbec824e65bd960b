package archsweep.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Single values by their keys: texts, numbers, flags and names, each within its bounds. */
abstract class Values {

  Values() {}

  public abstract boolean has(String key);

  /** A text that must be there. */
  public abstract String text(String key);

  /**
   * The complaint that the value of a key is wrong.
   *
   * @param reason continues the sentence "The KEY (VALUE) ..."
   * @param advice continues the line "Maybe ..."
   */
  public abstract UserException wrong(String key, Object value, String reason, String advice);

  /** Remembers the default of a key that is not there, and returns it. */
  abstract <T> T filled(String key, T value);

  public Optional<String> optionalText(String key) {
    return has(key) ? Optional.of(text(key)) : Optional.empty();
  }

  public String text(String key, String otherwise) {
    return has(key) ? text(key) : filled(key, otherwise);
  }

  /** One of the names of an enumeration, in lower case. */
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    String value = text(key);
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT);
      if (name.equals(value)) {
        return constant;
      }
      names.add(name);
    }
    throw wrong(key, value, "is none of " + names, Similar.advice(value, names));
  }

  public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    if (has(key)) {
      return choice(key, type);
    }
    filled(key, otherwise.name().toLowerCase(Locale.ROOT));
    return otherwise;
  }

  /** A whole number between two bounds, both included. */
  public long integer(String key, long least, long most) {
    String value = text(key);
    long number;
    try {
      number = Long.parseLong(value.replace("_", ""));
    } catch (NumberFormatException e) {
      throw wrong(key, value, "is not a whole number", "write it without unit and decimal point.");
    }
    if (number < least || number > most) {
      throw wrong(
          key,
          value,
          most == Long.MAX_VALUE
              ? "must be at least " + least
              : "must be between %d and %d".formatted(least, most),
          "change it.");
    }
    return number;
  }

  public long integer(String key, long least, long most, long otherwise) {
    return has(key) ? integer(key, least, most) : filled(key, otherwise);
  }

  public OptionalLong optionalInteger(String key, long least, long most) {
    return has(key) ? OptionalLong.of(integer(key, least, most)) : OptionalLong.empty();
  }

  /** A finite number between two bounds, both included. */
  public double number(String key, double least, double most) {
    String value = text(key);
    double number;
    try {
      number = Double.parseDouble(value.replace("_", ""));
    } catch (NumberFormatException e) {
      throw wrong(
          key, value, "is not a number", "write it without its unit, which the key names already.");
    }
    if (!(number >= least && number <= most)) {
      throw wrong(
          key,
          value,
          most == Double.MAX_VALUE
              ? "must be at least " + least
              : "must be between %s and %s".formatted(least, most),
          "check the unit that the key names.");
    }
    return number;
  }

  /** A number above 0. */
  public double positive(String key) {
    double number = number(key, 0, Double.MAX_VALUE);
    if (number == 0) {
      throw wrong(key, text(key), "must be above 0", "check the unit that the key names.");
    }
    return number;
  }

  public double number(String key, double least, double most, double otherwise) {
    return has(key) ? number(key, least, most) : filled(key, otherwise);
  }

  public OptionalDouble optionalNumber(String key, double least, double most) {
    return has(key) ? OptionalDouble.of(number(key, least, most)) : OptionalDouble.empty();
  }

  public boolean flag(String key, boolean otherwise) {
    if (!has(key)) {
      return filled(key, otherwise);
    }
    String value = text(key);
    return switch (value) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw wrong(key, value, "is neither true nor false", "write true or false.");
    };
  }
}
