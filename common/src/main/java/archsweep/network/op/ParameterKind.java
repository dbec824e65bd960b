package archsweep.network.op;

/** What a parameter does in its layer; initialisation, proxies and quantisers go by it. */
public enum ParameterKind {
  /** Multiplies the input of a convolution or a linear layer. */
  WEIGHT(true),
  /** Added to the output of a convolution or a linear layer. */
  BIAS(true),
  /** The rows that an embedding looks up. */
  EMBEDDING(true),
  /** Scales a normalised activation. */
  NORM_SCALE(true),
  /** Added to a normalised activation. */
  NORM_SHIFT(true),
  /** The running mean of a batch norm: state, not learned. */
  RUNNING_MEAN(false),
  /** The running variance of a batch norm: state, not learned. */
  RUNNING_VARIANCE(false);

  private final boolean learned;

  ParameterKind(boolean learned) {
    this.learned = learned;
  }

  /** Whether training changes it by its gradient, so that parameter counts include it. */
  public boolean learned() {
    return learned;
  }
}
