package archsweep.sweep;

import archsweep.device.Device;
import archsweep.precision.PrecisionScheme;
import archsweep.proxy.Proxy;
import archsweep.space.CandidateOrder;
import archsweep.space.SearchSpace;
import archsweep.space.Task;
import archsweep.torch.Arithmetic;
import java.util.List;

/**
 * What a sweep file says, checked.
 *
 * @param name what people call it
 * @param seed everything that is drawn follows from it
 * @param arithmetic in which the proxies are computed
 * @param schemes each architecture is combined with each
 * @param objectives of the fronts, one front a device
 * @param constraints what breaks one is infeasible
 * @param validationShare of the groups of the training data
 * @param testShare of the groups of the training data
 */
public record Sweep(
    String name,
    SearchSpace space,
    Task task,
    Candidates candidates,
    long seed,
    Arithmetic arithmetic,
    List<PrecisionScheme> schemes,
    DataSettings data,
    List<Proxy> proxies,
    List<Device> devices,
    List<Objective> objectives,
    List<Constraint> constraints,
    double validationShare,
    double testShare,
    Limits limits) {

  /** What the data of tasks are called for which there are none. */
  public static final String NO_DATA = "none";

  public Sweep {
    schemes = List.copyOf(schemes);
    proxies = List.copyOf(proxies);
    devices = List.copyOf(devices);
    objectives = List.copyOf(objectives);
    constraints = List.copyOf(constraints);
  }

  /** All metrics that objectives and constraints may name. */
  public List<Metric> metrics() {
    return Metric.all(proxies);
  }

  /**
   * The metric of a name, which the sweep file has been checked to have.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public Metric metric(String metric) {
    return metrics().stream().filter(m -> m.name().equals(metric)).findFirst().orElseThrow();
  }

  /** The objective that stands for accuracy in plots: the first that is a score, or the first. */
  public Objective accuracy() {
    return objectives.stream()
        .filter(objective -> metric(objective.metric()).promisesAccuracy())
        .findFirst()
        .orElse(objectives.get(0));
  }

  /** As tables call the data of its minibatches; {@link #NO_DATA} where there are none. */
  public String dataset() {
    return task.takesImages() ? data.images().name() : NO_DATA;
  }

  /** In which order it takes the architectures of its space. */
  public CandidateOrder order() {
    return candidates.all() ? CandidateOrder.byIndex(space) : CandidateOrder.random(space, seed);
  }

  /** How many architectures it takes. */
  public int architectures() {
    return candidates.count(space.size()).orElseThrow();
  }
}
