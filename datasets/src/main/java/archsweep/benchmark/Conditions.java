package archsweep.benchmark;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Under what the numbers of a column were measured.
 *
 * @param dataset the data or task; empty where the import has to say it
 * @param split train, valid or test, for accuracies
 * @param epochs of training, for accuracies
 * @param device for latencies and energies
 * @param batchSize for latencies
 */
record Conditions(
    Optional<String> dataset,
    Optional<String> split,
    OptionalLong epochs,
    Optional<String> device,
    OptionalLong batchSize) {

  static final Conditions NONE =
      new Conditions(
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          OptionalLong.empty());
}
