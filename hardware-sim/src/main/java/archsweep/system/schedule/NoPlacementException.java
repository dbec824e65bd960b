package archsweep.system.schedule;

import archsweep.config.UserException;
import archsweep.system.instance.Instance;

/** A solver found no placement: it ran out of memory, or there is none. */
public final class NoPlacementException extends UserException {

  private static final long serialVersionUID = 1L;

  /** A heuristic came to an operator that fits no device any more. */
  public NoPlacementException(Instance instance, int operator) {
    super(
        ("%s: the operator %s needs %s of memory, and no device that supports it has as much left"
                + " behind the operators placed before.")
            .formatted(
                instance.name(),
                instance.operators().get(operator).name(),
                instance.memory(operator)),
        "raise the memory, or use --solver exact, which finds a placement if there is one.");
  }

  public NoPlacementException(String problem, String advice) {
    super(problem, advice);
  }
}
