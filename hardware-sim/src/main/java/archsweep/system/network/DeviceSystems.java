package archsweep.system.network;

import archsweep.config.Section;
import archsweep.config.Similar;
import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.device.Devices;
import archsweep.system.instance.Communication;
import archsweep.system.instance.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the files of systems. */
public final class DeviceSystems {

  private final Devices devices;

  /**
   * A reader.
   *
   * @param devices what systems are made of
   */
  public DeviceSystems(Devices devices) {
    this.devices = devices;
  }

  /** The names of the systems in a directory, sorted. */
  public static List<String> names(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UserException(
          "The directory %s of systems cannot be read: %s.".formatted(directory, e),
          "the systems that come with Archsweep are in conf/systems.",
          e);
    }
  }

  /** The system of a name in a directory. */
  public DeviceSystem named(Path directory, String name) {
    List<String> names = names(directory);
    if (!names.contains(name)) {
      throw new UserException(
          "There is no system %s in %s.".formatted(name, directory), Similar.advice(name, names));
    }
    return read(directory.resolve(name + ".yaml"));
  }

  /**
   * Reads a system.
   *
   * @throws UserException with file, line and key if the file is wrong
   */
  public DeviceSystem read(Path file) {
    return parse(Yaml.read(file));
  }

  /** The system that a section describes. */
  public DeviceSystem parse(Section section) {
    String name = section.text("name");
    List<Member> members = new ArrayList<>();
    for (Section entry : section.sections("devices")) {
      members.add(
          new Member(
              entry.text("name"),
              devices.named(entry.text("device")),
              entry.number("memory_gib", 1e-6, 1e6) * (1L << 30),
              entry.number("power_w", 0, 1e6)));
      entry.refuseUnknownKeys();
    }
    List<String> names = members.stream().map(Member::name).toList();
    if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
      throw section.wrong(
          "devices", names, "must be several devices of different names", "rename one.");
    }
    int host = names.indexOf(section.text("host"));
    if (host < 0) {
      throw section.wrong(
          "host",
          section.text("host"),
          "is not one of the devices",
          Similar.advice(section.text("host"), names));
    }
    DeviceSystem system =
        new DeviceSystem(
            name,
            (int) section.integer("version", 1, Integer.MAX_VALUE),
            section.text("description"),
            members,
            host,
            links(section, names),
            Communication.of(
                section.texts("communication", List.of()),
                (reason, advice) ->
                    section.wrong(
                        "communication", section.texts("communication"), reason, advice)));
    section.text("source");
    section.refuseUnknownKeys();
    return system;
  }

  /** The first entry that fits a pair of devices, in either direction, is its link. */
  private static List<List<Link>> links(Section section, List<String> names) {
    List<LinkRule> rules = section.sections("links").stream().map(LinkRule::read).toList();
    List<List<Link>> links = new ArrayList<>();
    for (String from : names) {
      List<Link> row = new ArrayList<>();
      for (String to : names) {
        row.add(
            from.equals(to)
                ? new Link(0, 0)
                : rules.stream()
                    .filter(rule -> rule.fits(from, to))
                    .map(LinkRule::link)
                    .findFirst()
                    .orElseThrow(
                        () ->
                            section.wrong(
                                "links",
                                from + ", " + to,
                                "are devices without a link",
                                "add an entry between them.")));
      }
      links.add(row);
    }
    return links;
  }

  private record LinkRule(String first, String second, Link link) {

    static LinkRule read(Section entry) {
      List<String> ends = entry.texts("between");
      if (ends.size() != 2) {
        throw entry.wrong("between", ends, "must be two devices", "write [cpu, gpu].");
      }
      Link link =
          new Link(
              entry.number("latency_us", 0, 1e6),
              1 / (entry.number("bandwidth_gb_per_s", 1e-6, 1e6) * 1e3),
              entry.text("channel", ""));
      entry.refuseUnknownKeys();
      return new LinkRule(ends.get(0), ends.get(1), link);
    }

    boolean fits(String from, String to) {
      return (matches(first, from) && matches(second, to))
          || (matches(first, to) && matches(second, from));
    }

    private static boolean matches(String pattern, String name) {
      int star = pattern.indexOf('*');
      return star < 0
          ? pattern.equals(name)
          : name.length() >= pattern.length() - 1
              && name.startsWith(pattern.substring(0, star))
              && name.endsWith(pattern.substring(star + 1));
    }
  }
}
