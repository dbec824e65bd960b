package archsweep.cli;

import archsweep.table.RunLocation;
import java.util.Map;
import java.util.TreeMap;

/** Run directories as users name them. */
final class Locations {

  private static final String HADOOP = "spark.hadoop.";

  private Locations() {}

  /** A location with the settings of Hadoop that spark-submit was given as spark.hadoop.KEY. */
  static RunLocation of(String path) {
    Map<String, String> settings = new TreeMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(HADOOP)) {
        settings.put(name.substring(HADOOP.length()), System.getProperty(name));
      }
    }
    return new RunLocation(path, settings);
  }
}
