package archsweep.table;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the microseconds since 1970 that Parquet keeps. */
final class Instants {

  private Instants() {}

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant ofMicros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
