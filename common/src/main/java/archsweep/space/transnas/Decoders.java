package archsweep.space.transnas;

import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.TransposedConvolution;
import archsweep.network.op.Window;

/** The decoders of the tasks with a label for each pixel, as the benchmark's code has them. */
final class Decoders {

  private static final int WIDEST = 1024;

  /** The convolutions of the generative decoder, and from how many doublings on each is one. */
  private static final int[][] GENERATIVE = {
    {1024, 9}, {1024, 9}, {512, 6}, {512, 9}, {256, 5}, {128, 9}, {64, 4}, {64, 9}, {32, 3},
    {32, 9}, {16, 0}, {32, 9}, {16, 0},
  };

  private static final int SEGMENTATION_STEPS = 6;

  private Decoders() {}

  /** Halves the channels at each of six steps, the last of which double the size. */
  static Source segmentation(
      NetworkBuilder net, Source input, int given, int upsamplings, int classes) {
    Source features = convolution(net, "decoder.0", input, WIDEST, false);
    int channels = WIDEST;
    for (int step = 1; step <= SEGMENTATION_STEPS; step++) {
      boolean doubles = step > SEGMENTATION_STEPS - upsamplings;
      channels = step < SEGMENTATION_STEPS ? channels / 2 : channels;
      features = convolution(net, "decoder." + step, features, channels, doubles);
    }
    return net.layer("decoder.last", plain(classes), features);
  }

  /** Thirteen convolutions, of which as many double the size as it takes; then tanh. */
  static Source generative(NetworkBuilder net, Source input, int upsamplings, int channels) {
    Source features = input;
    for (int step = 0; step < GENERATIVE.length; step++) {
      boolean doubles = upsamplings >= GENERATIVE[step][1];
      String prefix = "decoder." + (step + 1);
      features = convolution(net, prefix, features, GENERATIVE[step][0], doubles);
    }
    Activation tanh = new Activation(Activation.Function.TANH);
    return net.chain("decoder.last", features, plain(channels), tanh);
  }

  private static Source convolution(
      NetworkBuilder net, String prefix, Source input, int channels, boolean doubles) {
    Source features =
        doubles
            ? net.layer(
                prefix + ".conv",
                new TransposedConvolution(channels, Window.square(3, 2, 1), 1, true),
                input)
            : net.layer(prefix + ".conv", plain(channels), input);
    return net.chain(prefix, features, BatchNorm.USUAL, TransNasNetwork.LEAKY);
  }

  private static Convolution plain(int channels) {
    return new Convolution(channels, Window.square(3, 1, 1), 1, true);
  }
}
