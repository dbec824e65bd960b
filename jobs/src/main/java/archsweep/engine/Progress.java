package archsweep.engine;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Tells how far long work has come: done of total, rate, time left, failures. A line every ten
 * seconds; on a terminal the same line is rewritten every second. Thread-safe.
 */
public final class Progress {

  /** How progress is written. */
  public enum Style {
    /** A line that is rewritten. */
    TERMINAL,
    /** A line every ten seconds. */
    PLAIN,
    /** A JSON object every ten seconds. */
    JSON,
    NONE
  }

  private static final long NANOS = 1_000_000_000L;

  private final PrintWriter out;
  private final Style style;
  private final LongSupplier nanoTime;
  private String stage = "";
  private String unit = "";
  private long total;
  private long done;
  private long failures;
  private long startedAt;
  private long lastAt;

  public Progress(PrintWriter out, Style style) {
    this(out, style, System::nanoTime);
  }

  Progress(PrintWriter out, Style style, LongSupplier nanoTime) {
    this.out = out;
    this.style = style;
    this.nanoTime = nanoTime;
  }

  /**
   * Starts a stage.
   *
   * @param unit what is counted, such as "networks"
   */
  public synchronized void start(String stage, String unit, long total) {
    this.stage = stage;
    this.unit = unit;
    this.total = total;
    this.done = 0;
    this.failures = 0;
    this.startedAt = nanoTime.getAsLong();
    this.lastAt = startedAt;
    if (style == Style.TERMINAL) {
      write();
    }
  }

  /** Counts finished items, of which some failed. */
  public synchronized void add(long items, long failed) {
    done += items;
    failures += failed;
    long now = nanoTime.getAsLong();
    long pause = style == Style.TERMINAL ? NANOS / 2 : 10 * NANOS;
    if (now - lastAt >= pause) {
      lastAt = now;
      write();
    }
  }

  /** How many items of this stage failed so far. */
  public synchronized long failures() {
    return failures;
  }

  /** Ends the stage with its last line. */
  public synchronized void finish() {
    write();
    if (style == Style.TERMINAL) {
      out.println();
      out.flush();
    }
  }

  private void write() {
    double seconds = (nanoTime.getAsLong() - startedAt) / (double) NANOS;
    double rate = seconds > 0 ? done / seconds : 0;
    switch (style) {
      case NONE -> {}
      case JSON ->
          out.println(
              String.format(
                  Locale.ROOT,
                  "{\"stage\": \"%s\", \"unit\": \"%s\", \"done\": %d, \"total\": %d, \"failures\": %d,"
                      + " \"seconds\": %.1f}",
                  stage,
                  unit,
                  done,
                  total,
                  failures,
                  seconds));
      case PLAIN -> out.println(line(seconds, rate));
      case TERMINAL -> out.print("\r\u001b[K" + line(seconds, rate));
    }
    out.flush();
  }

  private String line(double seconds, double rate) {
    String left =
        done >= total || rate == 0 ? "" : ", " + duration((total - done) / rate) + " left";
    return String.format(
        Locale.ROOT,
        "%-10s %,d of %,d %s, %s%s%s%s",
        stage,
        done,
        total,
        unit,
        duration(seconds),
        rate == 0 ? "" : String.format(Locale.ROOT, ", %s a second", rounded(rate)),
        left,
        failures == 0 ? "" : String.format(Locale.ROOT, ", %,d failed", failures));
  }

  private static String rounded(double rate) {
    return rate >= 100
        ? String.format(Locale.ROOT, "%,.0f", rate)
        : String.format(Locale.ROOT, "%.1f", rate);
  }

  /** A span of time for people, such as "2 min 5 s". */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return "%d min %d s".formatted(whole / 60, whole % 60);
    }
    return "%d h %d min".formatted(whole / 3600, whole % 3600 / 60);
  }
}
