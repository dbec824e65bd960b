package archsweep.space.yaml;

import java.util.List;

/**
 * The value of a key of a block: always the same, or one of several.
 *
 * @param choice the number of the choice that decides; -1 if there is one option
 * @param options what it may be
 */
record Setting(int choice, List<String> options) {

  private static final int FIXED = -1;

  Setting {
    options = List.copyOf(options);
  }

  static Setting fixed(String value) {
    return new Setting(FIXED, List.of(value));
  }

  /** The value that decisions give it. */
  String value(Decided decided) {
    return choice == FIXED ? options.get(0) : options.get(decided.take(choice));
  }

  int integer(Decided decided) {
    return Integer.parseInt(value(decided));
  }

  boolean flag(Decided decided) {
    return Boolean.parseBoolean(value(decided));
  }

  double number(Decided decided) {
    return Double.parseDouble(value(decided));
  }
}
