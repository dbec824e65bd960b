package archsweep.pipeline;

/** The steps of a sweep, in their order. */
public enum Stage {
  /** The table of candidates, without which there is nothing else. */
  CANDIDATES,
  /** The table of scores. */
  SCORES,
  /** The table of costs. */
  COSTS,
  /** Results, fronts, training data and the report. */
  RESULTS
}
