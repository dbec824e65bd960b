package archsweep.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where Archsweep is on this machine; {@code run} says so in ARCHSWEEP_HOME. */
public final class Installation {

  private Installation() {}

  /** The folder with {@code conf}: ARCHSWEEP_HOME, or else the working directory. */
  public static Path home() {
    String home = System.getProperty("archsweep.root", System.getenv("ARCHSWEEP_HOME"));
    Path folder = Path.of(home == null || home.isBlank() ? "" : home);
    return Files.isDirectory(folder.resolve("conf")) ? folder : Path.of("");
  }

  /** The folder of the devices that come with Archsweep. */
  public static Path devices() {
    return home().resolve("conf").resolve("devices");
  }

  /** The folder of the systems that come with Archsweep. */
  public static Path systems() {
    return home().resolve("conf").resolve("systems");
  }
}
