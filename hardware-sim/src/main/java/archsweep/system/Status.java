package archsweep.system;

/** What is known of a placement's value. */
public enum Status {
  /** Nothing is better: it equals a proven bound. */
  OPTIMAL,
  /** It is valid; the gap says how far from the optimum it can be. */
  FEASIBLE
}
