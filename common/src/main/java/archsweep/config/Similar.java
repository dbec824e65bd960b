package archsweep.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a misspelt word was meant to be. */
public final class Similar {

  private Similar() {}

  /** The candidate with the fewest edits, if they are few enough to be a slip. */
  public static Optional<String> to(String word, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .filter(best -> distance(word, best) <= Math.max(2, word.length() / 3));
  }

  /** What follows the word "Maybe": the likeliest candidate, or all of them. */
  public static String advice(String word, Collection<String> candidates) {
    return to(word, candidates)
        .map("you meant %s."::formatted)
        .orElseGet(() -> "you meant one of %s.".formatted(String.join(", ", candidates)));
  }

  /** The Levenshtein distance, without regard to case. */
  private static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
