package archsweep.calibration;

import java.util.Arrays;

/**
 * Fits sums of non-negative multiples to positive numbers by their relative deviations, by
 * coordinate descent; large deviations weigh less than their squares. Deterministic.
 */
final class NonNegativeFit {

  private static final int ROUNDS = 20;
  private static final int SWEEPS = 2000;

  /** Relative deviations below this one weigh the same. */
  private static final double SMALL = 0.02;

  /** A multiple that only rounding keeps from zero. */
  private static final double NOTHING = 1e-9;

  private NonNegativeFit() {}

  /**
   * The multiple of each part.
   *
   * @param parts [rows, parts], not negative
   * @param targets [rows], above 0
   */
  static double[] fit(double[][] parts, double[] targets) {
    double[] rowWeights = new double[targets.length];
    Arrays.fill(rowWeights, 1);
    double[] multiples = new double[parts[0].length];
    for (int round = 0; round < ROUNDS; round++) {
      descend(parts, targets, rowWeights, multiples);
      for (int row = 0; row < targets.length; row++) {
        double deviation = Math.abs(RobustRegression.dot(parts[row], multiples) / targets[row] - 1);
        rowWeights[row] = 1 / Math.max(deviation, SMALL);
      }
    }
    for (int i = 0; i < multiples.length; i++) {
      if (multiples[i] < NOTHING) {
        multiples[i] = 0;
      }
    }
    return multiples;
  }

  private static void descend(
      double[][] parts, double[] targets, double[] rowWeights, double[] multiples) {
    int count = multiples.length;
    double[][] products = new double[count][count];
    double[] right = new double[count];
    for (int row = 0; row < targets.length; row++) {
      for (int i = 0; i < count; i++) {
        double weighted = rowWeights[row] * parts[row][i] / targets[row];
        right[i] += weighted;
        for (int j = 0; j < count; j++) {
          products[i][j] += weighted * parts[row][j] / targets[row];
        }
      }
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < count; i++) {
        if (products[i][i] > 0) {
          double slope = right[i] - RobustRegression.dot(products[i], multiples);
          multiples[i] = Math.max(0, multiples[i] + slope / products[i][i]);
        }
      }
    }
  }
}
