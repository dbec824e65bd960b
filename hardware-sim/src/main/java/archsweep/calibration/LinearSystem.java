package archsweep.calibration;

/** Solves small dense systems. */
final class LinearSystem {

  private LinearSystem() {}

  /**
   * The solution of a x = b by Cholesky's decomposition.
   *
   * @param matrix a, symmetric and positive definite, [n, n]; overwritten
   * @param right b, [n]; overwritten with the solution
   */
  static double[] solve(double[][] matrix, double[] right) {
    int size = right.length;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        double sum = matrix[row][column];
        for (int i = 0; i < column; i++) {
          sum -= matrix[row][i] * matrix[column][i];
        }
        if (row == column) {
          if (!(sum > 0)) {
            throw new IllegalArgumentException("The matrix is not positive definite.");
          }
          matrix[row][row] = Math.sqrt(sum);
        } else {
          matrix[row][column] = sum / matrix[column][column];
        }
      }
    }
    for (int row = 0; row < size; row++) {
      for (int i = 0; i < row; i++) {
        right[row] -= matrix[row][i] * right[i];
      }
      right[row] /= matrix[row][row];
    }
    for (int row = size - 1; row >= 0; row--) {
      for (int i = row + 1; i < size; i++) {
        right[row] -= matrix[i][row] * right[i];
      }
      right[row] /= matrix[row][row];
    }
    return right;
  }
}
