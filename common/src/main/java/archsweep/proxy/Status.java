package archsweep.proxy;

/** How the evaluation of a proxy ended. */
public enum Status {
  OK,
  /**
   * The proxy has no value for this network, such as the logarithm of 0. It would have none again.
   */
  UNDEFINED,
  /** It could not be evaluated: too little memory, an operator that cannot be run, a defect. */
  FAILED
}
