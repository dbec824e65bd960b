package archsweep.pareto;

import archsweep.identity.Seeds;
import java.util.BitSet;
import java.util.SplittableRandom;

/** Seeded sets of points for the tests of this package. */
final class Sets {

  private Sets() {}

  static SplittableRandom random(String purpose, int trial) {
    return new SplittableRandom(Seeds.mix(7, purpose, Integer.toString(trial)));
  }

  /** Small whole numbers, [points, objectives]: the fewer levels, the more ties and copies. */
  static double[] levels(SplittableRandom random, int points, int objectives, int levels) {
    return random.doubles((long) points * objectives, 0, levels).map(Math::floor).toArray();
  }

  /** As many points, uniform in the unit cube. */
  static double[] uniform(SplittableRandom random, int points, int objectives) {
    return random.doubles((long) points * objectives).toArray();
  }

  /** The same values, some of them replaced by no numbers. */
  static double[] withHoles(SplittableRandom random, double[] values) {
    double[] holed = values.clone();
    for (int i = 0; i < holed.length; i++) {
      if (random.nextInt(20) == 0) {
        holed[i] = random.nextBoolean() ? Double.NaN : Double.POSITIVE_INFINITY;
      }
    }
    return holed;
  }

  static BitSet all(int candidates) {
    BitSet all = new BitSet();
    all.set(0, candidates);
    return all;
  }

  static BitSet some(SplittableRandom random, int candidates) {
    BitSet some = new BitSet();
    for (int i = 0; i < candidates; i++) {
      some.set(i, random.nextInt(4) > 0);
    }
    return some;
  }

  /** A permutation of the numbers below a bound. */
  static int[] permutation(SplittableRandom random, int size) {
    int[] permutation = new int[size];
    for (int i = 1; i < size; i++) {
      int other = random.nextInt(i + 1);
      permutation[i] = permutation[other];
      permutation[other] = i;
    }
    return permutation;
  }

  /** The rows in another order: row i is row order[i] of the given ones. */
  static double[] rearranged(double[] values, int objectives, int[] order) {
    double[] rearranged = new double[values.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(values, order[i] * objectives, rearranged, i * objectives, objectives);
    }
    return rearranged;
  }
}
