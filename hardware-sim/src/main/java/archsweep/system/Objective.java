package archsweep.system;

import archsweep.system.bound.LowerBounds;
import java.util.Locale;

/** What a placement is to be good at. */
public enum Objective {
  /** The makespan of one sample. */
  LATENCY,
  /** The steady-state period of a pipeline of samples. */
  THROUGHPUT;

  /** The value of a placement; smaller is better. */
  double value(double makespan, double period) {
    return this == LATENCY ? makespan : period;
  }

  /** What no placement can beat. */
  double bound(LowerBounds bounds) {
    return this == LATENCY ? bounds.makespan() : bounds.period();
  }

  /** As files and tables call it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
