package archsweep.system;

import archsweep.system.instance.Instance;

/**
 * Places the operators of an instance. Implementations have no state, so that all threads share
 * one, and are deterministic for a seed as far as they are not stopped by the clock.
 *
 * <p>To add one: implement this, add a line to {@code archsweep.system.solvers.Partitioners}; the
 * contract test then runs over it.
 */
public interface Partitioner {

  /** As command lines and tables call it, such as "heft". */
  String name();

  /** What it does, in a sentence without its end. */
  String description();

  /**
   * Places all operators.
   *
   * @throws archsweep.system.schedule.NoPlacementException if it finds no placement
   */
  Solution solve(Instance instance, Objective objective, Effort effort);
}
