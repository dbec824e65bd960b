package archsweep.pipeline;

import archsweep.config.UserException;
import archsweep.images.ImageSource;
import archsweep.precision.AssignedPrecision;
import archsweep.precision.PrecisionScheme;
import archsweep.proxy.Proxy;
import archsweep.sweep.Sweep;
import java.util.List;
import java.util.Optional;

/** Opens the images of a sweep, or makes sure that it needs none. */
final class SweepImages {

  private SweepImages() {}

  /**
   * The images from which minibatches are drawn; none for tasks whose networks take something else,
   * such as tokens.
   *
   * @throws UserException if the data do not suit the task, or if there are none and something of
   *     the sweep runs networks
   */
  static Optional<ImageSource> open(SweepSource source) {
    Sweep sweep = source.sweep();
    if (sweep.task().takesImages()) {
      return Optional.of(sweep.data().images().open(sweep.task()));
    }
    List<String> runners =
        sweep.proxies().stream().filter(proxy -> !proxy.countsOnly()).map(Proxy::name).toList();
    if (!runners.isEmpty()) {
      throw refusal(source, "proxies", runners, "leave them out: params and flops need no data.");
    }
    List<String> assigned =
        sweep.schemes().stream()
            .filter(AssignedPrecision.class::isInstance)
            .map(PrecisionScheme::name)
            .toList();
    if (!assigned.isEmpty()) {
      throw refusal(source, "precisions", assigned, "name the formats: int8, or w4a8.");
    }
    return Optional.empty();
  }

  private static UserException refusal(
      SweepSource source, String key, List<String> names, String advice) {
    return source
        .section()
        .wrong(
            key,
            String.join(", ", names),
            "run networks or weights on data, and the task %s has none: it takes %s"
                .formatted(source.sweep().task().name(), source.sweep().task().inputs()),
            advice);
  }
}
