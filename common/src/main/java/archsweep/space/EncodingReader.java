package archsweep.space;

import archsweep.config.Similar;
import archsweep.config.UserException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads the text of an architecture from its first character to its last, and says at which
 * character it goes wrong. Blanks between what it reads do not matter; Python's tuples and lists
 * are the same, and so are words with and without quotes. One use, one thread.
 */
public final class EncodingReader {

  private static final int LONGEST = 100_000;
  private static final int LONGEST_SHOWN = 40;
  private static final int MOST_SHOWN = 12;
  private static final int MOST_DIGITS = 9;
  private static final char END = '\uffff';

  private final String space;
  private final String text;
  private final String example;
  private final Deque<Character> closing = new ArrayDeque<>();
  private int at;

  /**
   * At the beginning of a text.
   *
   * @param space whose architecture the text should be
   * @param example a text that would do
   * @throws UserException if the text is too long to be one
   */
  public EncodingReader(String space, String text, String example) {
    this.space = space;
    this.text = text;
    this.example = example;
    if (text.length() > LONGEST) {
      throw wrong("is longer than %d characters".formatted(LONGEST));
    }
  }

  /** What is wrong with the text, as it follows the text. */
  public UserException wrong(String reason) {
    return Encodings.wrong(space, text, reason, example);
  }

  /** Whether a character comes next; it is not passed. */
  public boolean sees(char wanted) {
    return next() == wanted;
  }

  /** Whether a digit comes next. */
  public boolean seesDigit() {
    return digit(next());
  }

  /** Passes a character if it comes next. */
  public boolean passes(char wanted) {
    boolean there = next() == wanted;
    at += there ? 1 : 0;
    return there;
  }

  /** Passes a character that must come next. */
  public void expect(char wanted) {
    if (!passes(wanted)) {
      throw unexpected("'" + wanted + "'");
    }
  }

  /** Passes the bracket that opens a list, if one comes next. */
  public boolean opens() {
    if (passes('[')) {
      closing.push(']');
      return true;
    }
    if (passes('(')) {
      closing.push(')');
      return true;
    }
    return false;
  }

  /** Passes the bracket that opens a list. */
  public void open() {
    if (!opens()) {
      throw unexpected("a bracket");
    }
  }

  /** Passes the bracket that closes the list that was opened last. */
  public void close() {
    expect(closing.pop());
  }

  /** Whether the list that was opened last goes on: passes the comma, or the end of the list. */
  public boolean goesOn() {
    if (passes(',')) {
      return true;
    }
    close();
    return false;
  }

  /** The next word: letters, digits and {@code _ . + -}, or whatever stands in quotes. */
  public String word(String meaning) {
    char quote = next();
    int start = at;
    if (quote == '"' || quote == '\'') {
      int end = text.indexOf(quote, start + 1);
      if (end < 0) {
        throw wrong("has a quote at character %d that does not end".formatted(start + 1));
      }
      at = end + 1;
      return text.substring(start + 1, end);
    }
    while (at < text.length() && wordly(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw unexpected(meaning);
    }
    return text.substring(start, at);
  }

  /** The place among options of the next word; a slip of one of them is advised on. */
  public int option(List<String> options, String meaning) {
    next();
    int start = at;
    String word = word(meaning);
    int place = options.indexOf(word);
    if (place < 0) {
      at = start;
      UserException unknown = unexpected(oneOf(meaning, options), Encodings.shown(word));
      Optional<String> meant =
          word.length() < LONGEST_SHOWN && word.chars().anyMatch(Character::isLetter)
              ? Similar.to(word, options)
              : Optional.empty();
      throw meant
          .map(option -> new UserException(unknown.problem(), "you meant %s.".formatted(option)))
          .orElse(unknown);
    }
    return place;
  }

  private static String oneOf(String meaning, List<String> options) {
    String some = String.join(", ", options.subList(0, Math.min(MOST_SHOWN, options.size())));
    String more = options.size() > MOST_SHOWN ? ", ..." : "";
    return options.size() == 1
        ? "%s should be, %s".formatted(meaning, some)
        : "%s should be, one of %s".formatted(meaning, some + more);
  }

  /** The next whole number, which must be from {@code least} to {@code most}. */
  public int number(int least, int most, String meaning) {
    next();
    int start = at;
    int number = 0;
    while (at < text.length() && digit(text.charAt(at))) {
      number = at - start < MOST_DIGITS ? 10 * number + text.charAt(at) - '0' : Integer.MAX_VALUE;
      at++;
    }
    boolean none = at == start || (at < text.length() && wordly(text.charAt(at)));
    if (none || number < least || number > most) {
      at = start;
      throw unexpected("%s should be, from %d to %d".formatted(meaning, least, most), found());
    }
    return number;
  }

  /** The next digit alone, which must be from 0 to {@code most}. */
  public int digit(int most, String meaning) {
    char found = next();
    if (!digit(found) || found - '0' > most) {
      throw unexpected("%s should be, from 0 to %d".formatted(meaning, most), found());
    }
    at++;
    return found - '0';
  }

  /** Passes a text that must come next. */
  public void expect(String wanted) {
    next();
    if (!text.startsWith(wanted, at)) {
      throw unexpected(wanted);
    }
    at += wanted.length();
  }

  /** Whether nothing comes any more. */
  public boolean atEnd() {
    return next() == END && at == text.length();
  }

  /** Says that nothing may come any more. */
  public void end() {
    if (!atEnd()) {
      throw unexpected("the end");
    }
  }

  private UserException unexpected(String wanted) {
    return unexpected(wanted + " should be", found());
  }

  private UserException unexpected(String wanted, String found) {
    String there =
        found.isEmpty()
            ? "ends behind character %d".formatted(text.length())
            : "has %s at character %d".formatted(found, at + 1);
    return wrong(there + ", where " + wanted);
  }

  /** What comes next, as messages show it: a word, or a character. */
  private String found() {
    if (atEnd()) {
      return "";
    }
    int end = at;
    while (end < text.length() && end - at < LONGEST_SHOWN && wordly(text.charAt(end))) {
      end++;
    }
    return text.substring(at, Math.max(end, at + 1));
  }

  /** The next character that is no blank, or {@link #END} behind the last. */
  private char next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : END;
  }

  private static boolean wordly(char character) {
    return digit(character)
        || (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || character == '_'
        || character == '.'
        || character == '+'
        || character == '-';
  }

  private static boolean digit(char character) {
    return character >= '0' && character <= '9';
  }
}
