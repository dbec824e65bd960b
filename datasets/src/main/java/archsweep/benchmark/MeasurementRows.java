package archsweep.benchmark;

import archsweep.config.UserException;
import archsweep.space.Architecture;
import archsweep.space.SearchSpace;
import archsweep.table.Row;
import archsweep.table.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers rows of measurements. An architecture that a table repeats with the same values, as where
 * it lists parts that lead nowhere, counts once; with other values it is refused.
 */
final class MeasurementRows {

  private final SearchSpace space;
  private final List<Row> rows = new ArrayList<>();
  private final Map<List<String>, Subject> known = new HashMap<>();

  MeasurementRows(SearchSpace space) {
    this.space = space;
  }

  /**
   * Reads the architecture of a line.
   *
   * @param place file and line, for messages
   * @throws UserException if it is none of the space
   */
  Subject subject(String place, String column, String text, String dataset) {
    Architecture architecture;
    try {
      architecture = space.parse(text);
    } catch (UserException e) {
      throw new UserException(
          "%s: the %s: %s".formatted(place, column, e.problem()), e.advice(), e);
    }
    Subject subject =
        new Subject(
            place,
            architecture.encoding(),
            space.functionId(architecture),
            dataset,
            new HashMap<>());
    known.putIfAbsent(List.of(subject.architecture, dataset), subject);
    return subject;
  }

  /**
   * Adds a value; empty where the table has none.
   *
   * @throws UserException if the architecture stood there before with another
   */
  void add(Subject subject, Measure measure, Optional<Double> value) {
    Subject first = known.get(List.of(subject.architecture, subject.dataset));
    if (!first.place.equals(subject.place)) {
      if (!value.equals(first.values.get(measure.column()))) {
        throw new UserException(
            "%s: the %s (%s) of %s is another at %s."
                .formatted(
                    subject.place,
                    measure.column(),
                    value.map(Object::toString).orElse(""),
                    subject.architecture,
                    first.place),
            "two tables were put together; import each alone.");
      }
      return;
    }
    subject.values.put(measure.column(), value);
    String status =
        value
            .map(number -> Double.isFinite(number) ? measure.status(number) : "undefined")
            .orElse("missing");
    Conditions conditions = measure.conditions();
    Origin origin = measure.origin();
    boolean shown = !status.equals("missing") && !status.equals("undefined");
    rows.add(
        Row.of(
            Tables.MEASUREMENTS,
            space.name(),
            subject.architecture,
            subject.functionId,
            measure.column(),
            measure.metric(),
            subject.dataset.isEmpty() ? conditions.dataset().orElseThrow() : subject.dataset,
            conditions.split().orElse(null),
            conditions.epochs().isPresent() ? (Object) conditions.epochs().getAsLong() : null,
            conditions.device().orElse(null),
            conditions.batchSize().isPresent() ? (Object) conditions.batchSize().getAsLong() : null,
            shown ? value.orElseThrow() : null,
            measure.unit(),
            measure.better(),
            status,
            origin.source(),
            origin.licence().orElse(null),
            origin.note().orElse(null)));
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  /**
   * What a line of a table is about.
   *
   * @param place file and line
   * @param dataset what the line says of it; empty where the columns do
   * @param values those that were added, by column
   */
  record Subject(
      String place,
      String architecture,
      String functionId,
      String dataset,
      Map<String, Optional<Double>> values) {}
}
