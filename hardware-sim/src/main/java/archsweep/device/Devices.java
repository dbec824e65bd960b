package archsweep.device;

import archsweep.config.Section;
import archsweep.config.Similar;
import archsweep.config.UserException;
import archsweep.config.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Devices by name, as a directory of YAML files describes them. */
public final class Devices {

  private final Path directory;
  private final SortedMap<String, Device> byName = new TreeMap<>();
  private final Map<String, Path> files = new HashMap<>();

  private Devices(Path directory) {
    this.directory = directory;
  }

  /**
   * Reads every {@code *.yaml} file of a directory.
   *
   * @throws UserException with file, line and key if one of them is wrong, or two share a name
   */
  public static Devices load(Path directory) {
    Devices devices = new Devices(directory);
    for (Path file : files(directory)) {
      Device device = read(file);
      if (devices.byName.put(device.name(), device) != null) {
        throw new UserException(
            "%s: another file of %s has a device %s too.".formatted(file, directory, device.name()),
            "rename one of the two.");
      }
      devices.files.put(device.name(), file);
    }
    return devices;
  }

  /**
   * Reads one device.
   *
   * @throws UserException with file, line and key if the file is wrong
   */
  public static Device read(Path file) {
    return parse(Yaml.read(file));
  }

  /** The device that a section describes. */
  public static Device parse(Section section) {
    DeviceFamily family = section.choice("family", DeviceFamily.class);
    Device device = family.read(section);
    section.refuseUnknownKeys();
    return device;
  }

  /**
   * The device of a name.
   *
   * @throws UserException if there is none
   */
  public Device named(String name) {
    Device device = byName.get(name);
    if (device == null) {
      throw new UserException(
          "There is no device %s in %s.".formatted(name, directory),
          Similar.advice(name, byName.keySet()));
    }
    return device;
  }

  /**
   * The file that describes the device of a name.
   *
   * @throws UserException if there is no such device
   */
  public Path file(String name) {
    return files.get(named(name).name());
  }

  /** All devices, sorted by name. */
  public Collection<Device> all() {
    return List.copyOf(byName.values());
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().endsWith(".yaml")).sorted().toList();
      if (found.isEmpty()) {
        throw new UserException(
            "There is no device (*.yaml) in %s.".formatted(directory),
            "the devices that come with Archsweep are in conf/devices.");
      }
      return found;
    } catch (IOException e) {
      throw new UserException(
          "The directory %s of devices cannot be read: %s.".formatted(directory, e),
          "the devices that come with Archsweep are in conf/devices.",
          e);
    }
  }
}
