package archsweep.space;

import archsweep.config.UserException;
import java.util.ArrayList;
import java.util.List;

/** What spaces share in reading texts. Bounded: nothing here looks at more than it must. */
public final class Encodings {

  private static final int LONGEST_SHOWN = 200;

  private Encodings() {}

  /**
   * A text that is no architecture.
   *
   * @param reason what is wrong with it, as it follows the text
   * @param example a text that would do
   */
  public static UserException wrong(String space, String text, String reason, String example) {
    String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    return new UserException(
        "The architecture (%s) of %s %s.".formatted(shown, space, reason),
        "write it as in %s.".formatted(example));
  }

  /** All whole numbers in a text, whatever stands between them; -1 stands for one too large. */
  public static List<Integer> numbers(String text) {
    List<Integer> numbers = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && digit(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        numbers.add(at - start > 9 ? -1 : Integer.parseInt(text, start, at, 10));
      } else {
        at++;
      }
    }
    return numbers;
  }

  /** The digits of a text that is nothing else; empty if it is not. */
  public static int[] digits(String text) {
    int[] digits = new int[text.length()];
    for (int i = 0; i < digits.length; i++) {
      if (!digit(text.charAt(i))) {
        return new int[0];
      }
      digits[i] = text.charAt(i) - '0';
    }
    return digits;
  }

  private static boolean digit(char character) {
    return character >= '0' && character <= '9';
  }
}
