package archsweep.pipeline;

import archsweep.config.Section;
import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.device.Device;
import archsweep.device.Devices;
import archsweep.sweep.Sweep;
import archsweep.sweep.SweepFile;
import archsweep.table.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sweep with the texts that it was made of, which executors and the run directory get.
 *
 * @param sweep what the texts say
 * @param section the sweep file
 * @param devices the texts of device files by the name that the sweep file calls them
 */
public record SweepSource(Sweep sweep, Section section, Map<String, String> devices) {

  private static final String SWEEP_FILE = "sweep.yaml";
  private static final String DEVICE_FOLDER = "devices";

  /**
   * Reads a sweep file and the device files that it names.
   *
   * @param overrides of the form {@code key=value}
   * @throws UserException if one of them is wrong
   */
  public static SweepSource read(Path file, List<String> overrides) {
    Section section = Yaml.read(file, overrides);
    Map<String, String> texts = new LinkedHashMap<>();
    Sweep sweep = SweepFile.read(section, name -> device(name, texts));
    return new SweepSource(sweep, section, texts);
  }

  /**
   * Reads the sweep that a run directory holds.
   *
   * @throws UserException if it holds none
   */
  public static SweepSource of(RunDirectory run) throws IOException {
    Section section = Yaml.parse(file(run, SWEEP_FILE), run + "/" + SWEEP_FILE);
    Map<String, String> texts = new LinkedHashMap<>();
    Sweep sweep =
        SweepFile.read(
            section,
            name -> {
              String place = place(name);
              try {
                String text = file(run, place);
                texts.put(name, text);
                return Devices.parse(Yaml.parse(text, run + "/" + place));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return new SweepSource(sweep, section, texts);
  }

  /** The text of the sweep with every default filled in. */
  public String text() {
    return SweepFile.text(section);
  }

  /** The files that the run directory keeps of it, by their names. */
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(SWEEP_FILE, text());
    devices.forEach((name, text) -> files.put(place(name), text));
    return files;
  }

  private static Device device(String name, Map<String, String> texts) {
    for (String other : texts.keySet()) {
      if (!other.equals(name) && place(other).equals(place(name))) {
        throw new UserException(
            "The devices %s and %s are files of one name.".formatted(other, name),
            "rename one of the two: the run keeps a copy of each.");
      }
    }
    String text = DeviceFiles.text(name);
    texts.put(name, text);
    return Devices.parse(Yaml.parse(text, DeviceFiles.origin(name)));
  }

  private static String place(String device) {
    String name = Path.of(device).getFileName().toString().replaceAll("[^A-Za-z0-9._-]+", "-");
    return DEVICE_FOLDER
        + "/"
        + (name.endsWith(DeviceFiles.ENDING) ? name : name + DeviceFiles.ENDING);
  }

  private static String file(RunDirectory run, String name) throws IOException {
    Optional<byte[]> bytes = run.file(name);
    return new String(
        bytes.orElseThrow(
            () ->
                new UserException(
                    "There is no run in %s: it has no %s.".formatted(run, name),
                    "the path is that of a run's parent, or of a run that never began.")),
        StandardCharsets.UTF_8);
  }
}
