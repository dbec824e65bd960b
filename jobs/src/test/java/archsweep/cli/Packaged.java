package archsweep.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What Maven's phase package has made of this module; tests are skipped where it has not. */
final class Packaged {

  /** Everything that the jar with all in it holds; the rest of the class path is the cluster's. */
  private static final List<String> OURS =
      List.of(
          "/target/archsweep-",
          "/target/classes",
          "/org/bytedeco/",
          "/com/google/ortools/",
          "/net/java/dev/jna/",
          "/info/picocli/",
          "/org/yaml/",
          "/org/webjars/");

  private Packaged() {}

  /** The jar for spark-submit, which profile all-jar makes. */
  static Path allJar() throws IOException {
    return jar("-all.jar");
  }

  /** The jar of this module alone. */
  static Path jar() throws IOException {
    return jar("-SNAPSHOT.jar");
  }

  /** The class path of Spark and what it brings along, without anything of ours. */
  static List<String> sparkClassPath() throws IOException {
    return classPath("classpath").stream()
        .filter(entry -> OURS.stream().noneMatch(entry::contains))
        .toList();
  }

  /** The class path of the commands that need no Spark, without this module. */
  static List<String> lightClassPath() throws IOException {
    return classPath("classpath-light");
  }

  /** A folder that is to Spark what an installation of it would be. */
  static Path sparkHome(Path folder) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("jars"));
    for (String entry : sparkClassPath()) {
      Path jar = Path.of(entry);
      Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
    }
    return folder;
  }

  private static List<String> classPath(String name) throws IOException {
    Path file = target().resolve(name);
    assumeTrue(Files.exists(file), "%s is made in Maven's phase package".formatted(file));
    return new ArrayList<>(List.of(Files.readString(file).strip().split(File.pathSeparator)));
  }

  private static Path jar(String ending) throws IOException {
    try (Stream<Path> files = Files.list(target())) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(ending)).toList();
      assumeTrue(
          jars.size() == 1,
          "There is no jar *%s in %s: it is made in Maven's phase package"
              .formatted(ending, target()));
      return jars.get(0);
    }
  }

  private static Path target() {
    return Path.of(System.getProperty("archsweep.root"), "jobs", "target");
  }
}
