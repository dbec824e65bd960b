package archsweep.pareto;

import java.util.Arrays;
import java.util.BitSet;

/** The best and the worst cost in each objective over some candidates. */
final class Range {

  private final double[] best;
  private final double[] worst;

  private Range(double[] best, double[] worst) {
    this.best = best;
    this.worst = worst;
  }

  /** The range of these candidates, all of which are comparable. */
  static Range of(ObjectiveMatrix points, BitSet members) {
    double[] best = new double[points.objectives()];
    double[] worst = new double[points.objectives()];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    Arrays.fill(worst, Double.NEGATIVE_INFINITY);
    for (int member = members.nextSetBit(0); member >= 0; member = members.nextSetBit(member + 1)) {
      for (int objective = 0; objective < best.length; objective++) {
        double cost = points.cost(member, objective);
        best[objective] = Math.min(best[objective], cost);
        worst[objective] = Math.max(worst[objective], cost);
      }
    }
    return new Range(best, worst);
  }

  /** The smallest cost. */
  double best(int objective) {
    return best[objective];
  }

  /** The width of an objective: worst less best, or 1 where all are equal. */
  double width(int objective) {
    return worst[objective] > best[objective] ? worst[objective] - best[objective] : 1;
  }

  /** 0 for the best cost and 1 for the worst; 0 where all are equal. */
  double normalised(double cost, int objective) {
    return (cost - best[objective]) / width(objective);
  }
}
