package archsweep.proxy;

import archsweep.torch.Arithmetic;
import archsweep.torch.Mode;

/**
 * A forward pass. Proxies with equal specifications see the same one.
 *
 * @param weights how the network's parameters are changed first
 * @param batch what goes in
 * @param batchNorms whether they are run or skipped
 * @param mode what batch norms normalise by
 * @param numbers whether layers multiply real or quantised numbers
 * @param arithmetic the least that will do: a pass is run in that of the sweep unless this is wider
 */
public record ForwardSpec(
    Weights weights,
    Batch batch,
    BatchNorms batchNorms,
    Mode mode,
    Numbers numbers,
    Arithmetic arithmetic) {

  /** The network as it is, in training mode, on the minibatch. */
  public static final ForwardSpec TRAINING =
      new ForwardSpec(
          Weights.AS_GIVEN,
          Batch.MINIBATCH,
          BatchNorms.KEPT,
          Mode.TRAINING,
          Numbers.REAL,
          Arithmetic.FLOAT32);

  /** The same with quantised weights and activations. */
  public static final ForwardSpec QUANTISED =
      new ForwardSpec(
          Weights.AS_GIVEN,
          Batch.MINIBATCH,
          BatchNorms.KEPT,
          Mode.TRAINING,
          Numbers.QUANTISED,
          Arithmetic.FLOAT32);

  /** How parameters are changed. */
  public enum Weights {
    AS_GIVEN,
    /** Every parameter becomes its absolute value. */
    ABSOLUTE
  }

  /** What goes into the network. */
  public enum Batch {
    MINIBATCH,
    /** One example whose elements are all 1. */
    ONES
  }

  /** What becomes of batch norms. */
  public enum BatchNorms {
    KEPT,
    /** Each gives its input: {@link archsweep.network.rewrite.RemoveBatchNorm}. */
    REMOVED
  }

  /** What layers multiply. */
  public enum Numbers {
    REAL,
    /** Weights and activations in the formats of the precision assignment. Has no gradients. */
    QUANTISED
  }
}
