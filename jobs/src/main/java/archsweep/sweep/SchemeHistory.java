package archsweep.sweep;

import archsweep.config.Section;
import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.precision.PrecisionScheme;
import archsweep.precision.PrecisionSchemes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All precision schemes that a run ever had, in the order in which they came in. The order says
 * which scheme a candidate belongs to when two assign the same formats: the one that came first. So
 * it must not change when a sweep file grows or is reordered.
 */
public final class SchemeHistory {

  /** The file of the run that keeps it. */
  public static final String FILE = "schemes.yaml";

  private static final String ENTRIES = "precisions";
  private static final String ORDER = "order";

  private final Map<String, PrecisionScheme> schemes;
  private final List<Object> entries;

  private SchemeHistory(Map<String, PrecisionScheme> schemes, List<Object> entries) {
    this.schemes = schemes;
    this.entries = entries;
  }

  /** A run that has had no schemes yet. */
  public static SchemeHistory none() {
    return new SchemeHistory(new LinkedHashMap<>(), List.of());
  }

  /** Reads what {@link #text} wrote. */
  public static SchemeHistory parse(String text) {
    Section section = Yaml.parse(text, FILE);
    Map<String, PrecisionScheme> byName = byName(PrecisionSchemes.read(section));
    Map<String, PrecisionScheme> ordered = new LinkedHashMap<>();
    for (String name : section.texts(ORDER)) {
      ordered.put(name, byName.get(name));
    }
    return new SchemeHistory(ordered, entries(section));
  }

  /**
   * This history with the schemes of a sweep file behind it.
   *
   * @param sweep the sweep file
   * @param present the schemes that were read from it
   * @throws UserException if a scheme of the same name assigned other formats before
   */
  public SchemeHistory with(Section sweep, List<PrecisionScheme> present) {
    Map<String, PrecisionScheme> all = new LinkedHashMap<>(schemes);
    for (PrecisionScheme scheme : present) {
      PrecisionScheme former = all.putIfAbsent(scheme.name(), scheme);
      if (former != null && !former.equals(scheme)) {
        throw sweep.wrong(
            ENTRIES,
            scheme.name(),
            "was defined otherwise when this run was begun: %s, now %s".formatted(former, scheme),
            "give the new one another name, or choose another --out.");
      }
    }
    Map<String, PrecisionScheme> covered = byName(present);
    List<Object> merged = new ArrayList<>(entries(sweep));
    for (Object entry : entries) {
      List<PrecisionScheme> former = schemesOf(entry);
      if (!covered.keySet().containsAll(byName(former).keySet())) {
        merged.removeIf(
            kept -> byName(former).keySet().containsAll(byName(schemesOf(kept)).keySet()));
        merged.add(entry);
      }
    }
    return new SchemeHistory(all, merged);
  }

  /** All schemes in their order. */
  public List<PrecisionScheme> schemes() {
    return List.copyOf(schemes.values());
  }

  /** The text that {@link #parse} reads. */
  public String text() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(ENTRIES, entries);
    values.put(ORDER, List.copyOf(schemes.keySet()));
    return Yaml.write(values);
  }

  private static List<PrecisionScheme> schemesOf(Object entry) {
    return PrecisionSchemes.read(Yaml.parse(Yaml.write(Map.of(ENTRIES, List.of(entry))), FILE));
  }

  private static List<Object> entries(Section section) {
    return section.withDefaults().get(ENTRIES) instanceof List<?> list
        ? List.copyOf(list)
        : List.of();
  }

  private static Map<String, PrecisionScheme> byName(List<PrecisionScheme> schemes) {
    Map<String, PrecisionScheme> byName = new LinkedHashMap<>();
    schemes.forEach(scheme -> byName.put(scheme.name(), scheme));
    return byName;
  }
}
