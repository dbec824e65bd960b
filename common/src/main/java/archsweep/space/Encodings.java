package archsweep.space;

import archsweep.config.UserException;

/** What is told of texts that are no architecture. */
public final class Encodings {

  private static final int LONGEST_TEXT = 200;
  private static final int LONGEST_REASON = 1000;

  private Encodings() {}

  /**
   * A text that is no architecture.
   *
   * @param reason what is wrong with it, as it follows the text
   * @param example a text that would do
   */
  public static UserException wrong(String space, String text, String reason, String example) {
    return new UserException(
        "The architecture (%s) of %s %s."
            .formatted(shown(text, LONGEST_TEXT), space, shown(reason, LONGEST_REASON)),
        "write it as in %s.".formatted(example));
  }

  /** A text as messages show it: the beginning of a long one. */
  static String shown(String text) {
    return shown(text, LONGEST_TEXT);
  }

  private static String shown(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) + "..." : text;
  }
}
