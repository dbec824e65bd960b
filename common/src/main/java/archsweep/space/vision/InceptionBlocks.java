package archsweep.space.vision;

import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Concat;
import archsweep.network.op.Convolution;
import archsweep.network.op.Pool;
import archsweep.network.op.Window;
import java.util.List;

/**
 * The blocks of Inception v3, by torchvision's letters: A at 35 x 35 pixels, C at 17 x 17, E at 8 x
 * 8, and B and D that halve the size between them.
 */
record InceptionBlocks(NetworkBuilder net) {

  private static final BatchNorm NORM = new BatchNorm(true, true, 1e-3, 0.1);

  Source a(String prefix, Source input, int pooled) {
    Source first = convolution(prefix + ".1x1", input, 64, 1, 1, 0);
    Source second = convolution(prefix + ".5x5_1", input, 48, 1, 1, 0);
    second = convolution(prefix + ".5x5_2", second, 64, 5, 1, 2);
    Source third = convolution(prefix + ".3x3dbl_1", input, 64, 1, 1, 0);
    third = convolution(prefix + ".3x3dbl_2", third, 96, 3, 1, 1);
    third = convolution(prefix + ".3x3dbl_3", third, 96, 3, 1, 1);
    return joined(prefix, first, second, third, pooled(prefix, input, pooled));
  }

  Source b(String prefix, Source input) {
    Source first = convolution(prefix + ".3x3", input, 384, 3, 2, 0);
    Source second = convolution(prefix + ".3x3dbl_1", input, 64, 1, 1, 0);
    second = convolution(prefix + ".3x3dbl_2", second, 96, 3, 1, 1);
    second = convolution(prefix + ".3x3dbl_3", second, 96, 3, 2, 0);
    return joined(prefix, first, second, halved(prefix, input));
  }

  Source c(String prefix, Source input, int narrow) {
    Source first = convolution(prefix + ".1x1", input, 192, 1, 1, 0);
    Source second = convolution(prefix + ".7x7_1", input, narrow, 1, 1, 0);
    second = row(prefix + ".7x7_2", second, narrow, 7);
    second = column(prefix + ".7x7_3", second, 192, 7);
    Source third = convolution(prefix + ".7x7dbl_1", input, narrow, 1, 1, 0);
    third = column(prefix + ".7x7dbl_2", third, narrow, 7);
    third = row(prefix + ".7x7dbl_3", third, narrow, 7);
    third = column(prefix + ".7x7dbl_4", third, narrow, 7);
    third = row(prefix + ".7x7dbl_5", third, 192, 7);
    return joined(prefix, first, second, third, pooled(prefix, input, 192));
  }

  Source d(String prefix, Source input) {
    Source first = convolution(prefix + ".3x3_1", input, 192, 1, 1, 0);
    first = convolution(prefix + ".3x3_2", first, 320, 3, 2, 0);
    Source second = convolution(prefix + ".7x7x3_1", input, 192, 1, 1, 0);
    second = row(prefix + ".7x7x3_2", second, 192, 7);
    second = column(prefix + ".7x7x3_3", second, 192, 7);
    second = convolution(prefix + ".7x7x3_4", second, 192, 3, 2, 0);
    return joined(prefix, first, second, halved(prefix, input));
  }

  Source e(String prefix, Source input) {
    Source first = convolution(prefix + ".1x1", input, 320, 1, 1, 0);
    Source second = convolution(prefix + ".3x3_1", input, 384, 1, 1, 0);
    second = spread(prefix + ".3x3_2", second);
    Source third = convolution(prefix + ".3x3dbl_1", input, 448, 1, 1, 0);
    third = convolution(prefix + ".3x3dbl_2", third, 384, 3, 1, 1);
    third = spread(prefix + ".3x3dbl_3", third);
    return joined(prefix, first, second, third, pooled(prefix, input, 192));
  }

  /** Convolution, batch norm, ReLU. */
  Source convolution(
      String prefix, Source input, int channels, int kernel, int stride, int padding) {
    return convolved(prefix, input, channels, Window.square(kernel, stride, padding));
  }

  /** A row and a column side by side. */
  private Source spread(String prefix, Source input) {
    return joined(prefix, row(prefix + "a", input, 384, 3), column(prefix + "b", input, 384, 3));
  }

  private Source row(String prefix, Source input, int channels, int kernel) {
    return convolved(prefix, input, channels, window(1, kernel));
  }

  private Source column(String prefix, Source input, int channels, int kernel) {
    return convolved(prefix, input, channels, window(kernel, 1));
  }

  private static Window window(int height, int width) {
    List<Integer> padding = List.of(height / 2, width / 2);
    return new Window(List.of(height, width), List.of(1, 1), padding, padding, List.of(1, 1));
  }

  private Source pooled(String prefix, Source input, int channels) {
    Pool pool = Pool.average(Window.square(3, 1, 1), true);
    Source mean = net.layer(prefix + ".pool.mean", pool, input);
    return convolution(prefix + ".pool", mean, channels, 1, 1, 0);
  }

  private Source halved(String prefix, Source input) {
    return net.layer(prefix + ".pool", Pool.max(Window.square(3, 2, 0)), input);
  }

  private Source convolved(String prefix, Source input, int channels, Window window) {
    Convolution convolution = new Convolution(channels, window, 1, false);
    return net.chain(prefix, input, convolution, NORM, Activation.RELU);
  }

  private Source joined(String prefix, Source... sources) {
    return net.layer(prefix + ".concat", new Concat(1), sources);
  }
}
