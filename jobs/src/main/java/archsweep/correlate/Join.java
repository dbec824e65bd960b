package archsweep.correlate;

import archsweep.table.Row;
import java.util.Locale;

/** What one point of a correlation is, and by what it finds its measurement. */
public enum Join {
  /** Each architecture, with its own measurement: isomorphic ones count each, as published. */
  ARCHITECTURE("architecture", "architecture"),
  /** Each executed network once, with the mean measurement of its architectures in the sweep. */
  NETWORK("network_id", "architecture"),
  /** Each executed network once, with the mean measurement of all of its function_id. */
  FUNCTION("network_id", "function_id");

  private final String point;
  private final String key;

  Join(String point, String key) {
    this.point = point;
    this.key = key;
  }

  /** What a row of the results belongs to. */
  String point(Row result) {
    return result.text(point);
  }

  /** What a row of results or of measurements is joined by. */
  String key(Row row) {
    return row.text(key);
  }

  /** As it stands in the table. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
