package archsweep.system;

import archsweep.system.schedule.Schedule;

/**
 * What a solver found.
 *
 * @param schedule of one sample
 * @param bound what it has proved that no placement can beat, for the objective that it was asked
 *     for; 0 if it proves nothing
 */
public record Solution(Schedule schedule, double bound) {

  /** The result of a heuristic. */
  public static Solution unproven(Schedule schedule) {
    return new Solution(schedule, 0);
  }
}
