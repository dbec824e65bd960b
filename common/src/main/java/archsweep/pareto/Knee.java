package archsweep.pareto;

import java.util.BitSet;
import java.util.OptionalInt;

/**
 * The knee of a front: the compromise from which a gain in one objective costs most in the others.
 *
 * <p>Each objective is normalised over the front, 0 for the best and 1 for the worst value there (0
 * where all are equal), and the knee is the member with the smallest sum, that is with the largest
 * distance to the hyperplane through the unit points of the axes. With two objectives that is the
 * line through the two extremes, and the knee is that of I. Das, "On characterizing the 'knee' of
 * the Pareto curve based on normal-boundary intersection", Structural Optimization 18, 1999. With
 * more objectives the extremes of a set of networks often coincide (the smallest network is the
 * fastest, too) and span no hyperplane, while the one through the unit points always exists: the
 * minimum Manhattan distance of W.-Y. Chiu, G. G. Yen and T.-K. Juan, IEEE TEVC 20(6), 2016. The
 * nearest member in Euclidean distance would differ on fronts that bulge away from the ideal, where
 * it names a middle although no knee is there.
 *
 * <p>Of several with the same sum the first is taken.
 */
public final class Knee {

  private Knee() {}

  /**
   * The knee of a front.
   *
   * @param front comparable candidates that do not dominate each other
   * @return a candidate; none where the front is empty
   */
  public static OptionalInt of(ObjectiveMatrix points, BitSet front) {
    Range range = Range.of(points, front);
    double least = Double.POSITIVE_INFINITY;
    OptionalInt knee = OptionalInt.empty();
    for (int member = front.nextSetBit(0); member >= 0; member = front.nextSetBit(member + 1)) {
      double sum = 0;
      for (int objective = 0; objective < points.objectives(); objective++) {
        sum += range.normalised(points.cost(member, objective), objective);
      }
      if (sum < least) {
        least = sum;
        knee = OptionalInt.of(member);
      }
    }
    return knee;
  }
}
