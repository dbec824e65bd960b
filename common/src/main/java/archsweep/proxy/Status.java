package archsweep.proxy;

/** How the evaluation of a proxy ended. */
public enum Status {
  OK,
  /**
   * The proxy has no value for this network, such as the logarithm of 0. It would have none again.
   */
  UNDEFINED,
  /** A pass that it needs was predicted to take more memory than it may. */
  OUT_OF_MEMORY,
  /** The passes before those that it needs had used up the time. */
  TIMED_OUT,
  /** It could not be evaluated: an operator that cannot be run, a defect. */
  FAILED
}
