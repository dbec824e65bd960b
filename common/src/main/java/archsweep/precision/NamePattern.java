package archsweep.precision;

import java.util.regex.Pattern;

/** A name in which {@code *} stands for any text and {@code ?} for any character. */
final class NamePattern {

  private final Pattern pattern;

  NamePattern(String text) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(character)));
      }
    }
    this.pattern = Pattern.compile(regex.toString());
  }

  boolean matches(String name) {
    return pattern.matcher(name).matches();
  }
}
