package archsweep.pipeline;

import archsweep.proxy.Capture;
import archsweep.proxy.ForwardSpec;
import archsweep.proxy.ForwardSpec.Batch;
import archsweep.proxy.ForwardSpec.Numbers;
import archsweep.proxy.ForwardSpec.Parts;
import archsweep.proxy.Objective;
import archsweep.proxy.PassSpec;
import archsweep.proxy.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much the proxies of a sweep have to compute of a network, in units of one forward pass of the
 * minibatch. Proxies with equal passes share them. The factors are ratios of measured CPU seconds
 * on NAS-Bench-201, rounded.
 */
final class PassCount {

  private static final double BACKWARD = 2;
  private static final double HESSIAN_PRODUCT = 4.5;
  private static final double FISHER_OF_WEIGHTS = 3;

  /** Examples one by one take so many times what they take together. */
  private static final double ONE_BY_ONE = 5;

  private final int batch;
  private final int precisions;

  /**
   * @param batch examples of a minibatch
   * @param precisions that a quantised pass is run at
   */
  PassCount(int batch, int precisions) {
    this.batch = batch;
    this.precisions = precisions;
  }

  /** For one minibatch and one initialisation. */
  double of(List<Proxy> proxies) {
    Map<ForwardSpec, List<PassSpec>> shared =
        proxies.stream()
            .flatMap(proxy -> proxy.passes().stream())
            .collect(Collectors.groupingBy(PassSpec::forward));
    return shared.entrySet().stream()
        .mapToDouble(pass -> examples(pass.getKey()) * work(pass.getValue()))
        .sum();
  }

  /** What goes in, as a part of the minibatch, at each precision. */
  private double examples(ForwardSpec pass) {
    boolean one = pass.batch() == Batch.ONES || pass.batch() == Batch.ONE_NORMAL;
    double whole = one ? 1.0 / batch : pass.parts() == Parts.EXAMPLES ? ONE_BY_ONE : 1;
    return pass.numbers() == Numbers.QUANTISED ? precisions * whole : whole;
  }

  private static double work(Collection<PassSpec> wishes) {
    long objectives =
        wishes.stream()
            .map(PassSpec::objective)
            .filter(objective -> objective != Objective.NONE)
            .distinct()
            .count();
    return 1
        + BACKWARD * objectives
        + (wanted(wishes, Capture.CURVATURE) ? HESSIAN_PRODUCT : 0)
        + (wanted(wishes, Capture.WEIGHT_FISHER) ? FISHER_OF_WEIGHTS : 0);
  }

  private static boolean wanted(Collection<PassSpec> wishes, Capture capture) {
    return wishes.stream().anyMatch(wish -> wish.captures().contains(capture));
  }
}
