package archsweep.torch;

import archsweep.network.op.Pool;
import archsweep.network.op.Shape;
import archsweep.network.op.Window;
import java.util.List;

/**
 * Windows that slide over [batch, channels, height, width] or [batch, channels, width], in loops.
 */
final class Sliding {

  private final int batch;
  private final int channels;
  private final int height;
  private final int width;
  private final int[] kernel;
  private final int[] stride;
  private final int[] before;
  private final int[] after;
  private final int[] dilation;
  private final int outHeight;
  private final int outWidth;

  Sliding(Window window, Shape input) {
    boolean image = window.rank() == 2;
    batch = (int) input.size(0);
    channels = (int) input.size(1);
    height = image ? (int) input.size(2) : 1;
    width = (int) input.size(input.rank() - 1);
    kernel = plane(window.kernel(), 1);
    stride = plane(window.stride(), 1);
    before = plane(window.paddingBefore(), 0);
    after = plane(window.paddingAfter(), 0);
    dilation = plane(window.dilation(), 1);
    outHeight = (height + before[0] + after[0] - dilation[0] * (kernel[0] - 1) - 1) / stride[0] + 1;
    outWidth = (width + before[1] + after[1] - dilation[1] * (kernel[1] - 1) - 1) / stride[1] + 1;
  }

  double[] convolve(double[] x, double[] weight, double[] bias, int outChannels, int groups) {
    double[] y = new double[batch * outChannels * outHeight * outWidth];
    int perGroup = channels / groups;
    int at = 0;
    for (int n = 0; n < batch; n++) {
      for (int o = 0; o < outChannels; o++) {
        int group = o / (outChannels / groups);
        for (int p = 0; p < outHeight * outWidth; p++) {
          double sum = bias[o];
          for (int c = 0; c < perGroup; c++) {
            for (int t = 0; t < kernel[0] * kernel[1]; t++) {
              int from = index(n, group * perGroup + c, p, t);
              if (from >= 0) {
                sum += x[from] * weight[(o * perGroup + c) * kernel[0] * kernel[1] + t];
              }
            }
          }
          y[at++] = sum;
        }
      }
    }
    return y;
  }

  double[] pool(double[] x, Pool pool) {
    double[] y = new double[batch * channels * outHeight * outWidth];
    int at = 0;
    for (int n = 0; n < batch; n++) {
      for (int c = 0; c < channels; c++) {
        for (int p = 0; p < outHeight * outWidth; p++) {
          double max = Double.NEGATIVE_INFINITY;
          double sum = 0;
          int covered = 0;
          for (int t = 0; t < kernel[0] * kernel[1]; t++) {
            int from = index(n, c, p, t);
            if (from >= 0) {
              max = Math.max(max, x[from]);
              sum += x[from];
              covered++;
            }
          }
          int divisor = pool.countPadding() ? kernel[0] * kernel[1] : covered;
          y[at++] = pool.kind() == Pool.Kind.MAX ? max : sum / divisor;
        }
      }
    }
    return y;
  }

  /** Where tap t of the window at output position p reads; -1 in the padding. */
  private int index(int n, int c, int p, int t) {
    int row = p / outWidth * stride[0] - before[0] + t / kernel[1] * dilation[0];
    int column = p % outWidth * stride[1] - before[1] + t % kernel[1] * dilation[1];
    boolean inside = row >= 0 && row < height && column >= 0 && column < width;
    return inside ? ((n * channels + c) * height + row) * width + column : -1;
  }

  private static int[] plane(List<Integer> values, int height) {
    return values.size() == 2
        ? new int[] {values.get(0), values.get(1)}
        : new int[] {height, values.get(0)};
  }
}
