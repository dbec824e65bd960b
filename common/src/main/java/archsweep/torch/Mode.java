package archsweep.torch;

/** What batch norms normalise by. */
public enum Mode {
  /** The mean and the biased variance of the batch at hand. Running statistics stay as they are. */
  TRAINING,
  /** The running statistics; of a batch norm without them, the batch at hand. */
  INFERENCE
}
