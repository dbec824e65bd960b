package archsweep.precision;

import java.util.regex.Pattern;

/** A name in which {@code *} stands for any text and {@code ?} for any character. */
final class NamePattern {

  private final Pattern pattern;

  NamePattern(String text) {
    String regex = Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    this.pattern = Pattern.compile(regex);
  }

  boolean matches(String name) {
    return pattern.matcher(name).matches();
  }
}
