package archsweep.proxy;

import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.network.Parameters;
import archsweep.network.op.Dim;
import archsweep.network.op.Shape;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.torch.Arithmetic;
import archsweep.torch.LibTorch;
import archsweep.torch.TorchException;
import archsweep.training.Minibatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates proxies on networks. What several of them want to see is computed once, whatever their
 * number.
 *
 * <p>A score is bitwise the same whichever proxies are evaluated beside it, in whatever order and
 * thread. Immutable; any number of threads may use one, each computes by itself, and each network
 * has its own native memory, which is free again when the call returns.
 */
public final class Scorer {

  /** Proxies that are wanted at a precision; those that no precision changes do not look at it. */
  public record Wish(PrecisionAssignment precision, List<Proxy> proxies) {
    public Wish {
      proxies = List.copyOf(proxies);
    }
  }

  private static final Parameters NO_PARAMETERS = new Parameters(Map.of());

  private final long memoryLimitBytes;
  private final double secondsLimit;

  /** A scorer that takes the time that it needs. */
  public Scorer(long memoryLimitBytes) {
    this(memoryLimitBytes, Double.POSITIVE_INFINITY);
  }

  /**
   * @param memoryLimitBytes a pass that is predicted to take more native memory is not begun
   * @param secondsLimit no pass is begun so many seconds after the first one of a network
   */
  public Scorer(long memoryLimitBytes, double secondsLimit) {
    if (memoryLimitBytes < 1 || !(secondsLimit > 0)) {
      throw new IllegalArgumentException(
          "The memoryLimitBytes (%d) and the secondsLimit (%s) must be positive."
              .formatted(memoryLimitBytes, secondsLimit));
    }
    this.memoryLimitBytes = memoryLimitBytes;
    this.secondsLimit = secondsLimit;
  }

  /**
   * The scores of proxies that are counts.
   *
   * @param proxies each of which says {@link Proxy#countsOnly}
   * @return one result for each, in their order
   */
  public static List<ProxyResult> counts(Network network, List<Proxy> proxies) {
    LibTorch.prepareThread();
    PrecisionAssignment full = fullPrecision(network);
    List<ProxyResult> results = new ArrayList<>();
    for (Proxy proxy : proxies) {
      if (!proxy.countsOnly()) {
        throw new IllegalArgumentException("The proxy %s is no count.".formatted(proxy.name()));
      }
      Evaluation evaluation = new Evaluation(proxy);
      evaluation.want(full);
      evaluation.start(network, NO_PARAMETERS);
      results.add(evaluation.finish(full));
    }
    return results;
  }

  /** Scores a network with fresh parameters in full precision. */
  public List<ProxyResult> score(
      Network network,
      Initialisation initialisation,
      long seed,
      Minibatch minibatch,
      Arithmetic arithmetic,
      List<Proxy> proxies) {
    Parameters parameters = initialisation.draw(network, NetworkId.of(network), seed);
    List<Wish> wishes = List.of(new Wish(fullPrecision(network), proxies));
    return score(network, parameters, seed, minibatch, arithmetic, wishes).get(0);
  }

  /** Scores a network in full precision; what proxies draw is from the seed 0. */
  public List<ProxyResult> score(
      Network network,
      Parameters parameters,
      Minibatch minibatch,
      Arithmetic arithmetic,
      List<Proxy> proxies) {
    return score(network, parameters, fullPrecision(network), minibatch, arithmetic, proxies);
  }

  /** Scores a network at one precision; what proxies draw is from the seed 0. */
  public List<ProxyResult> score(
      Network network,
      Parameters parameters,
      PrecisionAssignment precision,
      Minibatch minibatch,
      Arithmetic arithmetic,
      List<Proxy> proxies) {
    List<Wish> wishes = List.of(new Wish(precision, proxies));
    return score(network, parameters, 0, minibatch, arithmetic, wishes).get(0);
  }

  /**
   * Scores a network at several precisions; passes over real numbers are run once for all of them,
   * and proxies that see no others are measured once.
   *
   * @param network inputs behind the first are zeros, such as the first states of a recurrence; its
   *     first output is what proxies see and differentiate, [batch, classes] for those that need
   *     labels
   * @param parameters a value for each parameter of {@code network}
   * @param seed of what proxies draw for themselves, such as the weights of zen-score
   * @param arithmetic in which passes run that do not ask for more
   * @return for each wish one result for each of its proxies, in their order; a proxy that fails
   *     takes no other with it
   */
  public List<List<ProxyResult>> score(
      Network network,
      Parameters parameters,
      long seed,
      Minibatch minibatch,
      Arithmetic arithmetic,
      Collection<Wish> wishes) {
    Draws draws = Draws.seeded(network, seed);
    return score(network, parameters, draws, minibatch, arithmetic, wishes);
  }

  List<List<ProxyResult>> score(
      Network network,
      Parameters parameters,
      Draws draws,
      Minibatch minibatch,
      Arithmetic arithmetic,
      Collection<Wish> wishes) {
    LibTorch.prepareThread();
    parameters.checkedFor(network);
    PrecisionAssignment full = fullPrecision(network);
    Map<Task, Evaluation> evaluations = new LinkedHashMap<>();
    for (Wish wish : wishes) {
      for (Proxy proxy : wish.proxies()) {
        evaluations
            .computeIfAbsent(Task.of(proxy, wish, full), task -> new Evaluation(proxy))
            .want(wish.precision());
      }
    }
    Map<Run, List<Onlookers.Onlooker>> runs = new LinkedHashMap<>();
    evaluations.forEach(
        (task, evaluation) -> {
          Optional<String> obstacle = obstacle(task.proxy(), network);
          if (obstacle.isPresent()) {
            evaluation.fail(Status.UNDEFINED, obstacle.get());
            return;
          }
          evaluation.start(network, parameters);
          for (PassSpec pass : task.proxy().passes()) {
            PrecisionAssignment precision = quantised(pass) ? task.precision() : full;
            runs.computeIfAbsent(new Run(pass.forward(), precision), run -> new ArrayList<>())
                .add(new Onlookers.Onlooker(evaluation, pass));
          }
        });
    long start = System.nanoTime();
    runs.forEach(
        (run, onlookers) -> {
          Subject subject =
              new Subject(network, parameters, run.precision(), minibatch, draws, arithmetic);
          run(run.spec(), new Onlookers(onlookers), subject, start);
        });
    List<List<ProxyResult>> results = new ArrayList<>();
    for (Wish wish : wishes) {
      results.add(
          wish.proxies().stream()
              .map(proxy -> evaluations.get(Task.of(proxy, wish, full)).finish(wish.precision()))
              .toList());
    }
    return results;
  }

  /** Why a proxy means nothing for a network, if it does not. */
  private static Optional<String> obstacle(Proxy proxy, Network network) {
    Shape logits = network.type(network.outputs().get(0)).shape();
    boolean labelled =
        proxy.passes().stream().anyMatch(pass -> pass.objective() == Objective.CROSS_ENTROPY);
    boolean classes =
        logits.rank() == 2 && logits.dim(1) instanceof Dim.Fixed fixed && fixed.size() > 1;
    return labelled && !classes
        ? Optional.of("the output %s has no logits of classes [batch, classes]".formatted(logits))
        : Optional.empty();
  }

  private static PrecisionAssignment fullPrecision(Network network) {
    return PrecisionAssignment.uniform(network, LayerPrecision.of(Formats.FP32));
  }

  private static boolean quantised(PassSpec pass) {
    return pass.forward().numbers() == ForwardSpec.Numbers.QUANTISED;
  }

  /** What is measured once: in full precision for all wishes, unless a quantised pass is seen. */
  private record Task(Proxy proxy, PrecisionAssignment precision) {
    static Task of(Proxy proxy, Wish wish, PrecisionAssignment full) {
      boolean quantised = proxy.passes().stream().anyMatch(Scorer::quantised);
      return new Task(proxy, quantised ? wish.precision() : full);
    }
  }

  /** What is run once: over real numbers in full precision. */
  private record Run(ForwardSpec spec, PrecisionAssignment precision) {}

  private void run(ForwardSpec spec, Onlookers onlookers, Subject subject, long start) {
    double seconds = (System.nanoTime() - start) * 1e-9;
    if (seconds > secondsLimit) {
      onlookers.fail(
          Status.TIMED_OUT,
          "%.0f s were over before this pass, more than the limit of %.0f s."
              .formatted(seconds, secondsLimit));
      return;
    }
    try {
      Pass pass = new Pass(spec, onlookers, subject);
      Optional<String> obstacle = pass.obstacle();
      if (obstacle.isPresent()) {
        onlookers.fail(Status.UNDEFINED, obstacle.get());
        return;
      }
      long bytes = pass.memoryBytes();
      if (bytes > memoryLimitBytes && onlookers.all().size() > 1) {
        // What is too much together may fit one by one, and nobody fails for the sake of others.
        for (Onlookers.Onlooker onlooker : onlookers.all()) {
          run(spec, new Onlookers(List.of(onlooker)), subject, start);
        }
      } else if (bytes > memoryLimitBytes) {
        onlookers.fail(
            Status.OUT_OF_MEMORY,
            "The pass would take about %d MiB of native memory, more than the limit of %d MiB."
                .formatted(bytes >> 20, memoryLimitBytes >> 20));
      } else {
        pass.run();
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      TorchException failure = TorchException.from("pass", e);
      boolean memory = failure.kind() == TorchException.Kind.OUT_OF_MEMORY;
      onlookers.fail(memory ? Status.OUT_OF_MEMORY : Status.FAILED, failure.getMessage());
    }
  }
}
