package archsweep.engine;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The Spark session of a command. Without a master (from spark-submit) it is embedded: all cores of
 * this machine, bound to loopback, no web interface.
 */
public final class SparkEngine implements AutoCloseable {

  /** What results depend on; a user's setting does not change it. */
  private static final Map<String, String> MANDATORY =
      Map.of(
          // Two attempts of one task would double native memory and disturb timings.
          "spark.speculation", "false",
          "spark.sql.session.timeZone", "UTC");

  private static final Map<String, String> EMBEDDED =
      Map.of(
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.ui.enabled", "false");

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "spark.ui.showConsoleProgress", "false",
          "spark.sql.shuffle.partitions", "16",
          // A wide table has more columns than the code generator likes to inline.
          "spark.sql.codegen.maxFields", "200");

  private final SparkSession session;
  private final boolean owned;

  private SparkEngine(SparkSession session, boolean owned) {
    this.session = session;
    this.owned = owned;
  }

  /**
   * Opens the session, or takes over the one that this JVM has.
   *
   * @param application what the cluster shows as the name of the application
   * @param master such as {@code local[2]}; blank leaves it to spark-submit, or else means {@code
   *     local[*]}
   */
  public static SparkEngine open(String application, String master) {
    SparkConf conf = new SparkConf().setAppName(application);
    if (!master.isBlank()) {
      conf.setMaster(master);
    }
    conf.setIfMissing("spark.master", "local[*]");
    if (conf.get("spark.master").startsWith("local[")) {
      EMBEDDED.forEach(conf::setIfMissing);
    }
    DEFAULTS.forEach(conf::setIfMissing);
    MANDATORY.forEach(conf::set);
    boolean fresh = SparkSession.getDefaultSession().isEmpty();
    return new SparkEngine(SparkSession.builder().config(conf).getOrCreate(), fresh);
  }

  public SparkSession session() {
    return session;
  }

  public JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(session.sparkContext());
  }

  /** How many tasks run at once. */
  public int parallelism() {
    return Math.max(1, session.sparkContext().defaultParallelism());
  }

  /** Stops the session, unless it was there before. */
  @Override
  public void close() {
    if (owned) {
      session.stop();
    }
  }
}
