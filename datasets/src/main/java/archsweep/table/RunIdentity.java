package archsweep.table;

import archsweep.config.UserException;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What makes a run this run and no other: the definition of its space, its data, its seeds, its
 * arithmetic. What a resumed run may change, such as candidates, proxies and devices, is no part of
 * it.
 *
 * @param parts by the key of the sweep file, or another word that users know
 */
public record RunIdentity(SortedMap<String, String> parts) {

  public RunIdentity {
    parts = new TreeMap<>(parts);
  }

  public static RunIdentity of(Map<String, String> parts) {
    return new RunIdentity(new TreeMap<>(parts));
  }

  /**
   * Compares this sweep with the one that a run directory was made by.
   *
   * @param run the directory, for the message
   * @throws UserException naming every part that differs, as it was and as it is now
   */
  public void refuseOther(RunIdentity stored, RunDirectory run) {
    StringJoiner differences = new StringJoiner("\n");
    TreeSet<String> keys = new TreeSet<>(parts.keySet());
    keys.addAll(stored.parts.keySet());
    for (String key : keys) {
      String was = stored.parts.getOrDefault(key, "absent");
      String is = parts.getOrDefault(key, "absent");
      if (!was.equals(is)) {
        differences.add("  %s: was %s, is now %s".formatted(key, was, is));
      }
    }
    if (differences.length() > 0) {
      throw new UserException(
          "The output %s holds another run:%n%s".formatted(run, differences),
          "choose another --out, or change these back to resume it.");
    }
  }
}
