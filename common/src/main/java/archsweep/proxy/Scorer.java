package archsweep.proxy;

import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.network.Parameters;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.torch.Arithmetic;
import archsweep.torch.LibTorch;
import archsweep.torch.TorchException;
import archsweep.training.Minibatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates proxies on networks. What several of them want to see is computed once: with all
 * proxies of the registry, a network is run forward three times.
 *
 * <p>A score is bitwise the same whichever proxies are evaluated beside it, in whatever order and
 * thread. Immutable; any number of threads may use one, each computes by itself, and each network
 * has its own native memory, which is free again when the call returns.
 */
public final class Scorer {

  private final long memoryLimitBytes;

  /**
   * @param memoryLimitBytes a pass that is predicted to take more native memory is not begun
   */
  public Scorer(long memoryLimitBytes) {
    if (memoryLimitBytes < 1) {
      throw new IllegalArgumentException(
          "The memoryLimitBytes (%d) must be positive.".formatted(memoryLimitBytes));
    }
    this.memoryLimitBytes = memoryLimitBytes;
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
    return score(network, parameters, minibatch, arithmetic, proxies);
  }

  /** Scores a network in full precision. */
  public List<ProxyResult> score(
      Network network,
      Parameters parameters,
      Minibatch minibatch,
      Arithmetic arithmetic,
      List<Proxy> proxies) {
    PrecisionAssignment full =
        PrecisionAssignment.uniform(network, LayerPrecision.of(Formats.FP32));
    return score(network, parameters, full, minibatch, arithmetic, proxies);
  }

  /**
   * Scores a network.
   *
   * @param network one input and one output, [batch, classes]
   * @param parameters a value for each parameter of {@code network}
   * @param precision the formats of its layers, for proxies that depend on them
   * @param arithmetic in which passes run that do not ask for more
   * @return one result for each proxy, in their order; a proxy that fails takes no other with it
   */
  public List<ProxyResult> score(
      Network network,
      Parameters parameters,
      PrecisionAssignment precision,
      Minibatch minibatch,
      Arithmetic arithmetic,
      List<Proxy> proxies) {
    LibTorch.prepareThread();
    Subject subject =
        new Subject(network, parameters.checkedFor(network), precision, minibatch, arithmetic);
    List<Evaluation> evaluations = proxies.stream().map(Evaluation::new).toList();
    evaluations.forEach(evaluation -> evaluation.start(network, parameters));
    onlookers(evaluations).forEach((spec, onlookers) -> run(spec, onlookers, subject));
    return evaluations.stream().map(Evaluation::finish).toList();
  }

  private static Map<ForwardSpec, Onlookers> onlookers(List<Evaluation> evaluations) {
    Map<ForwardSpec, List<Onlookers.Onlooker>> byForward = new LinkedHashMap<>();
    for (Evaluation evaluation : evaluations) {
      for (PassSpec wish : evaluation.proxy().passes()) {
        byForward
            .computeIfAbsent(wish.forward(), spec -> new ArrayList<>())
            .add(new Onlookers.Onlooker(evaluation, wish));
      }
    }
    Map<ForwardSpec, Onlookers> grouped = new LinkedHashMap<>();
    byForward.forEach((spec, onlookers) -> grouped.put(spec, new Onlookers(onlookers)));
    return grouped;
  }

  private void run(ForwardSpec spec, Onlookers onlookers, Subject subject) {
    try {
      Pass pass = new Pass(spec, onlookers, subject);
      long bytes = pass.memoryBytes();
      if (bytes > memoryLimitBytes) {
        onlookers.fail(
            "The pass would take about %d MiB of native memory, more than the limit of %d MiB."
                .formatted(bytes >> 20, memoryLimitBytes >> 20));
      } else {
        pass.run();
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      onlookers.fail(TorchException.from("pass", e).getMessage());
    }
  }
}
