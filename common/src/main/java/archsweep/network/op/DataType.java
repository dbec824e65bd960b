package archsweep.network.op;

/**
 * What the elements of a tensor are. How wide a {@link #FLOAT} is stored or computed is not a
 * property of the network: an {@code archsweep.precision.PrecisionAssignment} decides it.
 */
public enum DataType {
  /** Real numbers. */
  FLOAT,
  /** Whole numbers that select something, such as the tokens that an embedding looks up. */
  INDEX
}
