package archsweep.validate;

import java.util.OptionalDouble;

/**
 * How well a proxy ranks the cells of a public table by accuracy: Spearman's correlation, with its
 * sign, over the same cells with scores of three origins.
 *
 * @param published as its authors printed it, without sign and over all cells of the space; empty
 *     if they printed none
 * @param recomputed of the public scores
 * @param ours of the scores of the run
 * @param pairs how many cells have both scores
 */
public record ProxyComparison(
    String proxy, OptionalDouble published, double recomputed, double ours, int pairs) {

  /** What two draws of weights and minibatches may differ by. */
  public static final double TOLERANCE = 0.04;

  public double difference() {
    return ours - recomputed;
  }

  public boolean passes() {
    return Math.abs(difference()) <= TOLERANCE;
  }
}
