package archsweep.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Precision schemes that the page draws alike: those numbered {@code NAME-0001} and so on, which
 * one entry of a sweep file drew, and each other one by itself.
 *
 * @param names of the families, in the order of their first schemes
 * @param places the family of each scheme, by its place
 */
record SchemeFamilies(List<String> names, List<Integer> places) {

  private static final Pattern NUMBERED = Pattern.compile("(.+)-\\d{4}");

  SchemeFamilies {
    names = List.copyOf(names);
    places = List.copyOf(places);
  }

  static SchemeFamilies of(List<String> schemes) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    List<Integer> places = new ArrayList<>();
    for (String scheme : schemes) {
      String family = family(scheme, schemes);
      numbers.putIfAbsent(family, numbers.size());
      places.add(numbers.get(family));
    }
    return new SchemeFamilies(List.copyOf(numbers.keySet()), places);
  }

  /** A scheme that is called as a family would be keeps the name for itself. */
  private static String family(String scheme, List<String> schemes) {
    Matcher numbered = NUMBERED.matcher(scheme);
    return numbered.matches() && !schemes.contains(numbered.group(1)) ? numbered.group(1) : scheme;
  }
}
