package archsweep.proxy;

import archsweep.torch.Arithmetic;
import archsweep.torch.Mode;

/**
 * A forward pass. Proxies with equal specifications see the same one.
 *
 * @param weights how the network's parameters are changed first
 * @param batch what goes in
 * @param parts whether it goes in at once; if not, the pass is run for each part
 * @param batchNorms whether they are run or skipped
 * @param mode what batch norms normalise by
 * @param numbers whether layers multiply real or quantised numbers
 * @param arithmetic the least that will do: a pass is run in that of the sweep unless this is wider
 */
public record ForwardSpec(
    Weights weights,
    Batch batch,
    Parts parts,
    BatchNorms batchNorms,
    Mode mode,
    Numbers numbers,
    Arithmetic arithmetic) {

  /** The network as it is, in training mode, on the minibatch. */
  public static final ForwardSpec TRAINING =
      new ForwardSpec(
          Weights.AS_GIVEN,
          Batch.MINIBATCH,
          Parts.WHOLE,
          BatchNorms.KEPT,
          Mode.TRAINING,
          Numbers.REAL,
          Arithmetic.FLOAT32);

  ForwardSpec with(Weights other) {
    return new ForwardSpec(other, batch, parts, batchNorms, mode, numbers, arithmetic);
  }

  ForwardSpec with(Batch other) {
    return new ForwardSpec(weights, other, parts, batchNorms, mode, numbers, arithmetic);
  }

  ForwardSpec with(Parts other) {
    return new ForwardSpec(weights, batch, other, batchNorms, mode, numbers, arithmetic);
  }

  ForwardSpec with(BatchNorms other) {
    return new ForwardSpec(weights, batch, parts, other, mode, numbers, arithmetic);
  }

  ForwardSpec with(Numbers other) {
    return new ForwardSpec(weights, batch, parts, batchNorms, mode, other, arithmetic);
  }

  ForwardSpec with(Arithmetic other) {
    return new ForwardSpec(weights, batch, parts, batchNorms, mode, numbers, other);
  }

  /** How parameters are changed. */
  public enum Weights {
    AS_GIVEN,
    /** Every parameter becomes its absolute value. */
    ABSOLUTE,
    /**
     * {@link archsweep.network.Initialisation#STANDARD_NORMAL} takes the place of what is given.
     */
    STANDARD_NORMAL
  }

  /** What goes into the network. */
  public enum Batch {
    MINIBATCH,
    /** One example whose elements are all 1. */
    ONES,
    /** N(0, 1) in the shape of the minibatch. */
    NORMAL,
    /** The same, with 0.01 times another N(0, 1) added. */
    NORMAL_DISTURBED,
    /** One example from N(0, 1); images of 64 x 64 where the network takes such. */
    ONE_NORMAL
  }

  /** How the batch goes in. */
  public enum Parts {
    WHOLE,
    /** Two halves, of which the second has the odd example. */
    HALVES,
    /** Each example alone. */
    EXAMPLES
  }

  /** What becomes of batch norms. */
  public enum BatchNorms {
    KEPT,
    /** Each gives its input: {@link archsweep.network.rewrite.RemoveBatchNorm}. */
    REMOVED,
    /** The same, but for those of the reduction blocks of NAS-Bench-201, as in zero-cost-nas. */
    KEPT_IN_REDUCTIONS
  }

  /** What layers multiply. */
  public enum Numbers {
    REAL,
    /**
     * Weights and activations in the formats of the precision assignment; gradients pass the
     * rounding as if it were the identity.
     */
    QUANTISED
  }
}
