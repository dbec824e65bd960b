package archsweep.cli;

import archsweep.engine.SparkEngine;

/** The one Spark session of a test JVM: sweeps that run in it find it there, and leave it. */
final class SharedSession {

  private static final SparkEngine ENGINE = SparkEngine.open("archsweep tests", "local[2]");

  private SharedSession() {}

  /** Starts the session, unless it runs. */
  static SparkEngine engine() {
    return ENGINE;
  }
}
