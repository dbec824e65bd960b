package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.network.op.Shape;
import archsweep.precision.NumberFormat;
import archsweep.precision.Quantiser;
import archsweep.training.Minibatch;

/**
 * The sensitivities of a network of one 3x3 convolution with stride 2 and padding 1, a ReLU, the
 * mean over positions and a linear layer, with its gradients written out in float64.
 */
final class SmallGradients {

  private final Minibatch minibatch;
  private final float[] filter;
  private final float[] head;
  private final int examples;
  private final int channels;
  private final int side;
  private final int filters;
  private final int classes;
  private final int reach;
  private final double[] features;
  private final double[] imageGradient;
  private final double[] featureGradient;
  private final double[] filterFisher;
  private final double[] headFisher;

  SmallGradients(Network network, Parameters parameters, Minibatch minibatch) {
    String last = network.layers().get(network.layers().size() - 1).parameter("weight");
    this.minibatch = minibatch;
    this.filter = parameters.values(network.layers().get(0).parameter("weight"));
    this.head = parameters.values(last);
    float[] bias =
        parameters.values(network.layers().get(network.layers().size() - 1).parameter("bias"));
    this.examples = Math.toIntExact(minibatch.shape().size(0));
    this.channels = Math.toIntExact(minibatch.shape().size(1));
    this.side = Math.toIntExact(minibatch.shape().size(2));
    this.classes = bias.length;
    this.filters = head.length / classes;
    this.reach = (side + 1) / 2;
    this.features = new double[examples * filters];
    this.imageGradient = new double[minibatch.inputs().length];
    this.featureGradient = new double[features.length];
    this.filterFisher = new double[filter.length];
    this.headFisher = new double[head.length];
    for (int n = 0; n < examples; n++) {
      differentiate(n, bias);
    }
  }

  /** The gradients of the loss of example n, which is not divided by the size of the batch. */
  private void differentiate(int n, float[] bias) {
    int positions = reach * reach;
    double[][] filtered = new double[filters][positions];
    for (int f = 0; f < filters; f++) {
      for (int p = 0; p < positions; p++) {
        for (int tap = 0; tap < channels * 9; tap++) {
          int pixel = pixel(n, p, tap);
          filtered[f][p] +=
              pixel < 0 ? 0 : (double) filter[f * channels * 9 + tap] * minibatch.inputs()[pixel];
        }
        features[n * filters + f] += Math.max(0, filtered[f][p]) / positions;
      }
    }
    double[] logits = new double[classes];
    double normaliser = 0;
    for (int k = 0; k < classes; k++) {
      logits[k] = bias[k];
      for (int f = 0; f < filters; f++) {
        logits[k] += (double) head[k * filters + f] * features[n * filters + f];
      }
      normaliser += Math.exp(logits[k]);
    }
    for (int k = 0; k < classes; k++) {
      double slope = Math.exp(logits[k]) / normaliser - (k == minibatch.labels()[n] ? 1 : 0);
      for (int f = 0; f < filters; f++) {
        featureGradient[n * filters + f] += slope * head[k * filters + f];
        double gradient = slope * features[n * filters + f];
        headFisher[k * filters + f] += gradient * gradient / examples;
      }
    }
    double[] filterGradient = new double[filter.length];
    for (int f = 0; f < filters; f++) {
      for (int p = 0; p < positions; p++) {
        double slope = filtered[f][p] > 0 ? featureGradient[n * filters + f] / positions : 0;
        for (int tap = 0; tap < channels * 9; tap++) {
          int pixel = pixel(n, p, tap);
          if (pixel >= 0) {
            filterGradient[f * channels * 9 + tap] += slope * minibatch.inputs()[pixel];
            imageGradient[pixel] += slope * filter[f * channels * 9 + tap];
          }
        }
      }
    }
    for (int i = 0; i < filter.length; i++) {
      filterFisher[i] += filterGradient[i] * filterGradient[i] / examples;
    }
  }

  /** Which element of the batch a tap of the filter meets at a position; -1 in the padding. */
  private int pixel(int n, int position, int tap) {
    int row = position / reach * 2 + tap % 9 / 3 - 1;
    int column = position % reach * 2 + tap % 3 - 1;
    boolean inside = row >= 0 && row < side && column >= 0 && column < side;
    return inside ? ((n * channels + tap / 9) * side + row) * side + column : -1;
  }

  double filterWeights(NumberFormat format) {
    float[] rounded =
        Quantiser.ofWeights(format).apply(filter, Shape.fixed(filters, channels, 3, 3), 1);
    return weights(filter, rounded, filterFisher);
  }

  double headWeights(NumberFormat format) {
    float[] rounded = Quantiser.ofWeights(format).apply(head, Shape.fixed(classes, filters), 1);
    return weights(head, rounded, headFisher);
  }

  double image(NumberFormat format) {
    double[] values = new double[minibatch.inputs().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = minibatch.inputs()[i];
    }
    return activations(values, minibatch.shape(), format, imageGradient);
  }

  double features(NumberFormat format) {
    return activations(features, Shape.fixed(examples, filters), format, featureGradient);
  }

  private static double weights(float[] values, float[] rounded, double[] fisher) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double error = (double) values[i] - rounded[i];
      sum += fisher[i] * error * error / 2;
    }
    return sum;
  }

  private double activations(double[] values, Shape shape, NumberFormat format, double[] slopes) {
    float[] single = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      single[i] = (float) values[i];
    }
    float[] rounded = Quantiser.ofActivations(format).apply(single, shape, 1);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double error = values[i] - rounded[i];
      sum += slopes[i] * slopes[i] * error * error / 2 / examples;
    }
    return sum;
  }
}
