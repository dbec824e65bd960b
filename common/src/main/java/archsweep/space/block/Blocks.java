package archsweep.space.block;

import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Concat;
import archsweep.network.op.Convolution;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.Multiply;
import archsweep.network.op.Op;
import archsweep.network.op.Reshape;
import archsweep.network.op.Shape;
import archsweep.network.op.Slice;
import archsweep.network.op.Transpose;
import archsweep.network.op.Window;
import java.util.List;

/** Pieces of convolutional networks that many spaces share. */
public final class Blocks {

  public static final Activation RELU6 = new Activation(Activation.Function.RELU6);
  public static final Activation HARD_SWISH = new Activation(Activation.Function.HARD_SWISH);
  public static final Activation HARD_SIGMOID = new Activation(Activation.Function.HARD_SIGMOID);
  public static final Activation SILU = new Activation(Activation.Function.SILU);
  public static final Activation SIGMOID = new Activation(Activation.Function.SIGMOID);
  public static final Activation GELU = new Activation(Activation.Function.GELU);

  private Blocks() {}

  /** A dense convolution without bias that keeps the size up to its stride. */
  public static Convolution same(int channels, int kernel, int stride) {
    return Convolution.square(channels, kernel, stride, kernel / 2);
  }

  /** A convolution of each channel by itself that keeps the size up to its stride. */
  public static Convolution depthwise(int channels, int kernel, int stride) {
    return new Convolution(channels, Window.square(kernel, stride, kernel / 2), channels, false);
  }

  /** A 1x1 convolution. */
  public static Convolution pointwise(int channels, boolean bias) {
    return new Convolution(channels, Window.square(1, 1, 0), 1, bias);
  }

  /** Convolution, batch norm. */
  public static Source norm(
      NetworkBuilder net, String prefix, Source input, Convolution convolution) {
    return net.chain(prefix, input, convolution, BatchNorm.USUAL);
  }

  /** Convolution, batch norm, activation. */
  public static Source activated(
      NetworkBuilder net, String prefix, Source input, Convolution convolution, Op activation) {
    return net.chain(prefix, input, convolution, BatchNorm.USUAL, activation);
  }

  /** ReLU, convolution, batch norm. */
  public static Source reluConvNorm(
      NetworkBuilder net, String prefix, Source input, Convolution convolution) {
    return net.chain(prefix, input, Activation.RELU, convolution, BatchNorm.USUAL);
  }

  /**
   * Squeeze and excitation (Hu et al., CVPR 2018): scales each channel by a gate between 0 and 1
   * that two biased 1x1 convolutions make of the means of all channels.
   */
  public static Source squeezeExcite(
      NetworkBuilder net,
      String prefix,
      Source input,
      int channels,
      int squeezed,
      Activation inner,
      Activation gate) {
    Source gates =
        net.chain(
            prefix,
            input,
            new GlobalAveragePool(true),
            pointwise(squeezed, true),
            inner,
            pointwise(channels, true),
            gate);
    return net.layer(prefix + ".scale", new Multiply(), input, gates);
  }

  /** Interleaves the groups of channels (Zhang et al., "ShuffleNet", CVPR 2018). */
  public static Source shuffle(NetworkBuilder net, String prefix, Source input, int groups) {
    Shape shape = net.type(input).shape();
    long channels = shape.size(1);
    long height = shape.size(2);
    long width = shape.size(3);
    return net.chain(
        prefix,
        input,
        new Reshape(Shape.batched(groups, channels / groups, height, width)),
        new Transpose(List.of(0, 2, 1, 3, 4)),
        new Reshape(Shape.batched(channels, height, width)));
  }

  /**
   * Halves the channels among two 1x1 convolutions, the second of which looks one pixel further
   * down and right, then joins and normalises them; behind a ReLU.
   *
   * @param padded whether the second one sees a pixel of zeros at the end, as in TransNAS-Bench-101
   *     and NAS-Bench-201; without, as in DARTS, the size must be even
   */
  public static Source factorizedReduce(
      NetworkBuilder net, String prefix, Source input, int channels, int stride, boolean padded) {
    Shape shape = net.type(input).shape();
    Source active = net.layer(prefix + ".relu", Activation.RELU, input);
    Source lower =
        net.chain(
            prefix + ".shift",
            active,
            Slice.of(2, 1, shape.size(2)),
            Slice.of(3, 1, shape.size(3)));
    Window window = Window.square(1, stride, 0);
    Window shifted = padded ? paddedBehind(stride) : window;
    Source first =
        net.layer(prefix + ".conv_1", new Convolution(channels / 2, window, 1, false), active);
    Source second =
        net.layer(
            prefix + ".conv_2", new Convolution(channels - channels / 2, shifted, 1, false), lower);
    Source joined = net.layer(prefix + ".concat", new Concat(1), first, second);
    return net.layer(prefix + ".bn", BatchNorm.USUAL, joined);
  }

  private static Window paddedBehind(int stride) {
    return new Window(
        List.of(1, 1), List.of(stride, stride), List.of(0, 0), List.of(1, 1), List.of(1, 1));
  }

  /** Adds a shortcut. */
  public static Source add(NetworkBuilder net, String prefix, Source shortcut, Source features) {
    return net.layer(prefix + ".add", new Add(), shortcut, features);
  }

  /** Global average pool and linear classifier. */
  public static Source classifier(NetworkBuilder net, Source input, int classes) {
    Source pooled = net.layer("avgpool", new GlobalAveragePool(false), input);
    return net.layer("classifier", new Linear(classes, true), pooled);
  }

  /**
   * The nearest multiple of a divisor, but at least the divisor, and nine tenths of what is asked
   * for: how MobileNets round channels.
   */
  public static int divisible(double channels, int divisor) {
    int nearest = Math.max(divisor, (int) (channels + divisor / 2.0) / divisor * divisor);
    return nearest < 0.9 * channels ? nearest + divisor : nearest;
  }
}
