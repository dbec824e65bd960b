package archsweep.images;

/**
 * Brings one axis of an image from one size to another, as a matrix of weights: the mean over the
 * area that a pixel covers where the image shrinks (so was ImageNet16 made), linear interpolation
 * between pixel centres where it grows, with the outermost pixels repeated.
 */
final class Resize {

  private final float[][] weights;

  private Resize(float[][] weights) {
    this.weights = weights;
  }

  static Resize axis(int from, int to) {
    float[][] weights = new float[to][from];
    double step = (double) from / to;
    for (int out = 0; out < to; out++) {
      if (from >= to) {
        for (int in = 0; in < from; in++) {
          double overlap = Math.min((out + 1) * step, in + 1.0) - Math.max(out * step, in);
          weights[out][in] = (float) (Math.max(0, overlap) / step);
        }
      } else {
        double centre = Math.max(0, Math.min(from - 1.0, (out + 0.5) * step - 0.5));
        int left = (int) centre;
        weights[out][left] += (float) (1 - (centre - left));
        if (left + 1 < from) {
          weights[out][left + 1] += (float) (centre - left);
        }
      }
    }
    return new Resize(weights);
  }

  /**
   * Resizes a plane.
   *
   * @param plane [rows, columns]
   * @return [rows, columns] of the new sizes
   */
  static float[] plane(float[] plane, Resize rows, Resize columns) {
    int height = rows.weights[0].length;
    int width = columns.weights[0].length;
    int newHeight = rows.weights.length;
    int newWidth = columns.weights.length;
    float[] wide = new float[height * newWidth];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < newWidth; x++) {
        float sum = 0;
        for (int in = 0; in < width; in++) {
          sum += columns.weights[x][in] * plane[y * width + in];
        }
        wide[y * newWidth + x] = sum;
      }
    }
    float[] resized = new float[newHeight * newWidth];
    for (int y = 0; y < newHeight; y++) {
      for (int in = 0; in < height; in++) {
        float weight = rows.weights[y][in];
        if (weight != 0) {
          for (int x = 0; x < newWidth; x++) {
            resized[y * newWidth + x] += weight * wide[in * newWidth + x];
          }
        }
      }
    }
    return resized;
  }
}
