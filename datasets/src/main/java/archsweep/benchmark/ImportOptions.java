package archsweep.benchmark;

import archsweep.config.UserException;
import java.util.Optional;

/**
 * What a file does not say of itself.
 *
 * @param space the search space, for formats that several share
 * @param dataset the data or task, for formats that do not name it
 * @param source whose numbers they are, where it is not the usual copy
 * @param licence of that copy
 */
public record ImportOptions(
    Optional<String> space,
    Optional<String> dataset,
    Optional<String> source,
    Optional<String> licence) {

  /** Nothing beside the file. */
  public static final ImportOptions NONE =
      new ImportOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  String space(TableFormat format) {
    return space.orElseThrow(() -> lacking(format, "space", "nas-bench-201"));
  }

  String dataset(TableFormat format) {
    return dataset.orElseThrow(() -> lacking(format, "dataset", "cifar10"));
  }

  /** A measure with the source and licence of the user's copy. */
  Measure applied(Measure measure) {
    Measure named = source.map(measure::from).orElse(measure);
    return licence.map(named::under).orElse(named);
  }

  private static UserException lacking(TableFormat format, String option, String example) {
    return new UserException(
        "Files of the format %s do not name their %s.".formatted(format.name(), option),
        "give it with --%s, such as --%s %s.".formatted(option, option, example));
  }
}
