package archsweep.benchmark;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a column of a public table holds.
 *
 * @param column its name there
 * @param metric such as accuracy, or the name of a proxy
 * @param unit such as percent; see the column unit of the table of measurements
 * @param better higher, lower or unstated
 */
record Measure(
    String column,
    String metric,
    String unit,
    String better,
    Conditions conditions,
    Origin origin) {

  /** Below this a latency in ms is that of a cell in which nothing is connected. */
  static final double NEAR_ZERO_MS = 0.05;

  /** What NASLib writes for a score that is not finite. */
  static final double NASLIB_UNDEFINED = -1e8;

  private static final String UNSTATED = "unstated";

  static Measure of(String column, String metric, String unit, String better, String source) {
    Origin origin = new Origin(source, Optional.empty(), Optional.empty());
    return new Measure(column, metric, unit, better, Conditions.NONE, origin);
  }

  /** A score of a proxy: which way it is better is for its user to say. */
  static Measure score(String column, String source) {
    String unit =
        switch (column) {
          case "params", "flops" -> "1e6, or 1, as the source has it";
          case "synflow" -> "its natural logarithm, or its own, as the source has it";
          default -> "the proxy's own";
        };
    return of(column, column, unit, UNSTATED, source);
  }

  Measure on(String data) {
    return under(
        new Conditions(
            Optional.of(data),
            conditions.split(),
            conditions.epochs(),
            conditions.device(),
            conditions.batchSize()));
  }

  Measure trained(String ofSplit, long forEpochs) {
    return judged(ofSplit, OptionalLong.of(forEpochs));
  }

  Measure split(String ofSplit) {
    return judged(ofSplit, conditions.epochs());
  }

  private Measure judged(String ofSplit, OptionalLong forEpochs) {
    return under(
        new Conditions(
            conditions.dataset(),
            Optional.of(ofSplit),
            forEpochs,
            conditions.device(),
            conditions.batchSize()));
  }

  Measure ranBy(String machine, OptionalLong inputs) {
    return under(
        new Conditions(
            conditions.dataset(),
            conditions.split(),
            conditions.epochs(),
            Optional.of(machine),
            inputs));
  }

  Measure from(String whose) {
    return of(new Origin(whose, origin.licence(), origin.note()));
  }

  Measure under(String terms) {
    return of(new Origin(origin.source(), Optional.of(terms), origin.note()));
  }

  Measure noting(String text) {
    return of(new Origin(origin.source(), origin.licence(), Optional.of(text)));
  }

  private Measure under(Conditions others) {
    return new Measure(column, metric, unit, better, others, origin);
  }

  private Measure of(Origin other) {
    return new Measure(column, metric, unit, better, conditions, other);
  }

  /** Whether a value is there to be ranked. */
  String status(double value) {
    if (unit.equals("ms") && value < NEAR_ZERO_MS) {
      return "near_zero";
    }
    return better.equals(UNSTATED) && value == NASLIB_UNDEFINED ? "undefined" : "ok";
  }
}
