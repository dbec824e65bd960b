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
 * @param dataset the data or task; empty where the import has to say it
 * @param split train, valid or test, for accuracies
 * @param epochs of training, for accuracies
 * @param device for latencies and energies
 * @param batchSize for latencies
 * @param source whose numbers they are
 * @param licence an SPDX identifier; empty where the source states none
 * @param note what one has to know to use them
 */
record Measure(
    String column,
    String metric,
    String unit,
    String better,
    Optional<String> dataset,
    Optional<String> split,
    OptionalLong epochs,
    Optional<String> device,
    OptionalLong batchSize,
    String source,
    Optional<String> licence,
    Optional<String> note) {

  /** Below this a latency in ms is that of a cell in which nothing is connected. */
  static final double NEAR_ZERO_MS = 0.05;

  /** What NASLib writes for a score that is not finite. */
  static final double NASLIB_UNDEFINED = -1e8;

  private static final String UNSTATED = "unstated";

  static Measure of(String column, String metric, String unit, String better, String source) {
    return new Measure(
        column,
        metric,
        unit,
        better,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        source,
        Optional.empty(),
        Optional.empty());
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
    return new Measure(
        column,
        metric,
        unit,
        better,
        Optional.of(data),
        split,
        epochs,
        device,
        batchSize,
        source,
        licence,
        note);
  }

  Measure trained(String ofSplit, long forEpochs) {
    return new Measure(
        column,
        metric,
        unit,
        better,
        dataset,
        Optional.of(ofSplit),
        OptionalLong.of(forEpochs),
        device,
        batchSize,
        source,
        licence,
        note);
  }

  Measure split(String ofSplit) {
    return new Measure(
        column,
        metric,
        unit,
        better,
        dataset,
        Optional.of(ofSplit),
        epochs,
        device,
        batchSize,
        source,
        licence,
        note);
  }

  Measure ranBy(String machine, OptionalLong inputs) {
    return new Measure(
        column,
        metric,
        unit,
        better,
        dataset,
        split,
        epochs,
        Optional.of(machine),
        inputs,
        source,
        licence,
        note);
  }

  Measure from(String whose) {
    return new Measure(
        column, metric, unit, better, dataset, split, epochs, device, batchSize, whose, licence,
        note);
  }

  Measure under(String terms) {
    return new Measure(
        column,
        metric,
        unit,
        better,
        dataset,
        split,
        epochs,
        device,
        batchSize,
        source,
        Optional.of(terms),
        note);
  }

  Measure noting(String text) {
    return new Measure(
        column,
        metric,
        unit,
        better,
        dataset,
        split,
        epochs,
        device,
        batchSize,
        source,
        licence,
        Optional.of(text));
  }

  /** Whether a value is there to be ranked. */
  String status(double value) {
    if (unit.equals("ms") && value < NEAR_ZERO_MS) {
      return "near_zero";
    }
    return better.equals(UNSTATED) && value == NASLIB_UNDEFINED ? "undefined" : "ok";
  }
}
