package archsweep.proxy;

/** The scalar that is differentiated behind a forward pass. */
public enum Objective {
  /** Nothing is differentiated. */
  NONE,
  /** The sum of all logits of all examples. */
  SUM_OF_LOGITS,
  /** The mean cross-entropy of the logits [batch, classes] with the labels. */
  CROSS_ENTROPY
}
