package archsweep.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a run was computed with: provenance, not identity. */
public final class Versions {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Versions() {}

  /**
   * The versions of the program, its libraries and its platform. The processor is that of the
   * driver; the executors of a cluster may have others.
   */
  public static Map<String, String> all() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("archsweep", of(Versions.class));
    String commit = System.getenv("ARCHSWEEP_COMMIT");
    if (commit != null && !commit.isBlank()) {
      versions.put("archsweep commit", commit);
    }
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put("hadoop", org.apache.hadoop.util.VersionInfo.getVersion());
    ofArtifact("org.bytedeco", "pytorch").ifPresent(version -> versions.put("libtorch", version));
    versions.put("java", System.getProperty("java.runtime.version"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    processor(PROCESSORS).ifPresent(name -> versions.put("processor", name));
    return versions;
  }

  private static String of(Class<?> type) {
    String version = type.getPackage().getImplementationVersion();
    return version == null ? "not packaged" : version;
  }

  /** As Maven wrote it into the artifact's jar. */
  private static Optional<String> ofArtifact(String group, String artifact) {
    String resource = "/META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
    try (InputStream in = Versions.class.getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      Properties properties = new Properties();
      properties.load(in);
      return Optional.ofNullable(properties.getProperty("version"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The name of the first processor that Linux lists; nothing elsewhere. */
  static Optional<String> processor(Path listing) {
    try (Stream<String> lines = Files.lines(listing)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
