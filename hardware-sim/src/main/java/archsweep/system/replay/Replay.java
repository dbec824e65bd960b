package archsweep.system.replay;

import java.util.List;

/**
 * What running a placement gave.
 *
 * @param makespan when the last operator finished
 * @param period the largest load that was counted
 * @param violations what the placement breaks, in words; empty if it is valid
 */
public record Replay(double makespan, double period, List<String> violations) {

  public Replay {
    violations = List.copyOf(violations);
  }
}
