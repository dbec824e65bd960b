package archsweep.device;

import archsweep.config.Section;
import archsweep.identity.Hashes;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What tells one device from another.
 *
 * @param name as sweep files and tables call it
 * @param version raised by hand whenever a figure changes, so that costs of different figures are
 *     never mixed in one table
 * @param description one line for people
 * @param source where the figures come from
 * @param digest the hash of all figures: two devices of one name and version must agree in it
 */
public record DeviceIdentity(
    String name, int version, String description, String source, String digest) {

  private static final Set<String> NO_FIGURES =
      Set.of("version", "description", "source", "energy.source");

  /** Reads the keys that all families share. */
  static DeviceIdentity read(Section section) {
    String name = section.text("name");
    if (!name.matches("[a-z0-9][a-z0-9.-]*")) {
      throw section.wrong(
          "name",
          name,
          "must be made of lower-case letters, digits, dots and dashes",
          "write it as in tpu-like-256x256-ws.");
    }
    return new DeviceIdentity(
        name,
        (int) section.integer("version", 1, Integer.MAX_VALUE),
        section.text("description"),
        section.text("source"),
        digest(section));
  }

  private static String digest(Section section) {
    SortedMap<String, String> figures = section.flatten();
    figures.keySet().removeAll(NO_FIGURES);
    return Hashes.digest(
        figures.entrySet().stream()
            .map(figure -> figure.getKey() + "=" + figure.getValue())
            .collect(Collectors.joining("\n")));
  }
}
