package archsweep.proxy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a proxy wants of one pass.
 *
 * @param objective what is differentiated, if the captures ask for gradients
 */
public record PassSpec(ForwardSpec forward, Objective objective, Set<Capture> captures) {

  public PassSpec {
    captures = Collections.unmodifiableSet(EnumSet.copyOf(captures));
    if (objective == Objective.NONE && captures.stream().anyMatch(Capture::differentiates)) {
      throw new IllegalArgumentException("The captures %s need an objective.".formatted(captures));
    }
    if (captures.contains(Capture.CURVATURE)
        && forward.numbers() == ForwardSpec.Numbers.QUANTISED) {
      throw new IllegalArgumentException("Quantised numbers have no curvature.");
    }
  }

  /** A pass that ends with the network's output. */
  public static PassSpec forward(ForwardSpec forward, Capture... captures) {
    return new PassSpec(forward, Objective.NONE, Set.of(captures));
  }

  /** A pass that differentiates an objective. */
  public static PassSpec gradients(ForwardSpec forward, Objective objective, Capture... captures) {
    return new PassSpec(forward, objective, Set.of(captures));
  }

  boolean wants(Capture capture) {
    return captures.contains(capture);
  }
}
