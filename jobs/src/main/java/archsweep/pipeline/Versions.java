package archsweep.pipeline;

import java.util.Map;
import java.util.TreeMap;

/** What a run was computed with: provenance, not identity. */
public final class Versions {

  private Versions() {}

  /** The versions of the program, its libraries and its platform. */
  public static Map<String, String> all() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("archsweep", of(Versions.class));
    String commit = System.getenv("ARCHSWEEP_COMMIT");
    if (commit != null && !commit.isBlank()) {
      versions.put("archsweep commit", commit);
    }
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put("hadoop", org.apache.hadoop.util.VersionInfo.getVersion());
    versions.put("java", System.getProperty("java.runtime.version"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return versions;
  }

  private static String of(Class<?> type) {
    String version = type.getPackage().getImplementationVersion();
    return version == null ? "not packaged" : version;
  }
}
