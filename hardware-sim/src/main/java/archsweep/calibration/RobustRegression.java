package archsweep.calibration;

import java.util.Arrays;

/**
 * Linear regression that minimises absolute deviations, by least squares whose weights are the
 * inverses of the last deviations, with a small ridge on the weights of standardised features.
 * Deterministic.
 */
final class RobustRegression {

  private static final int ROUNDS = 30;
  private static final double RIDGE = 0.3;

  /** Deviations below this one weigh the same. */
  private static final double SMALL = 0.05;

  private RobustRegression() {}

  /**
   * The weight of each feature.
   *
   * @param features [rows, features]; the first is constant
   * @param targets [rows]
   */
  static double[] fit(double[][] features, double[] targets) {
    int count = features[0].length;
    double[] means = new double[count];
    double[] deviations = new double[count];
    double[][] standard = standardised(features, means, deviations);
    double[] rowWeights = new double[targets.length];
    Arrays.fill(rowWeights, 1);
    double[] weights = new double[count];
    for (int round = 0; round < ROUNDS; round++) {
      weights = weighted(standard, targets, rowWeights);
      double sum = 0;
      for (int row = 0; row < targets.length; row++) {
        double deviation = Math.abs(dot(standard[row], weights) - targets[row]);
        rowWeights[row] = 1 / Math.max(deviation, SMALL);
        sum += rowWeights[row];
      }
      for (int row = 0; row < targets.length; row++) {
        rowWeights[row] *= targets.length / sum;
      }
    }
    for (int i = 1; i < count; i++) {
      weights[i] /= deviations[i];
      weights[0] -= weights[i] * means[i];
    }
    return weights;
  }

  private static double[][] standardised(double[][] features, double[] means, double[] deviations) {
    int count = means.length;
    double[][] standard = new double[features.length][count];
    for (int i = 0; i < count; i++) {
      int feature = i;
      means[i] =
          i == 0 ? 0 : Arrays.stream(features).mapToDouble(x -> x[feature]).average().orElse(0);
      double square =
          Arrays.stream(features)
              .mapToDouble(x -> (x[feature] - means[feature]) * (x[feature] - means[feature]))
              .average()
              .orElse(0);
      deviations[i] = i == 0 || square < 1e-12 ? 1 : Math.sqrt(square);
      for (int row = 0; row < features.length; row++) {
        standard[row][i] = (features[row][i] - means[i]) / deviations[i];
      }
    }
    return standard;
  }

  private static double[] weighted(double[][] features, double[] targets, double[] rowWeights) {
    int count = features[0].length;
    double[][] matrix = new double[count][count];
    double[] right = new double[count];
    for (int row = 0; row < targets.length; row++) {
      for (int i = 0; i < count; i++) {
        double weighted = rowWeights[row] * features[row][i];
        right[i] += weighted * targets[row];
        for (int j = 0; j < count; j++) {
          matrix[i][j] += weighted * features[row][j];
        }
      }
    }
    for (int i = 0; i < count; i++) {
      matrix[i][i] += RIDGE;
    }
    return LinearSystem.solve(matrix, right);
  }

  static double dot(double[] first, double[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += first[i] * second[i];
    }
    return sum;
  }
}
