package archsweep.proxy;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.proxy.ForwardSpec.Batch;
import archsweep.proxy.ForwardSpec.Weights;
import archsweep.torch.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * How much the features answer to a small change of the input, whatever batch norms divide by: with
 * weights from N(0, 1), x and x' from N(0, 1) in the shape of the minibatch, y and y' the features
 * of x and x + 0.01 x', the score is ln mean_n sum_chw |y - y'| + sum over batch norms of ln
 * sqrt(mean_c v_c). Lin et al., Zen-NAS, ICCV 2021; one repetition, as in NASLib.
 *
 * <p>The v_c are the running variances behind both passes, which begin at 1: with momentum m and
 * unbiased variances v1, v2 of the two batches, (1 - m) ((1 - m) + m v1) + m v2. Features are what
 * the last global average pool reads; without one, what the last linear layer reads. Undefined for
 * batch norms that track no variance. Draws its own weights, by the seed of the initialisation.
 */
final class Zen implements Proxy {

  private static final ForwardSpec FIRST =
      ForwardSpec.TRAINING.with(Weights.STANDARD_NORMAL).with(Batch.NORMAL);
  private static final ForwardSpec SECOND = FIRST.with(Batch.NORMAL_DISTURBED);

  @Override
  public ProxyDescriptor descriptor() {
    return ProxyDescriptor.dataFree(
        "zen", 1, Better.HIGHER, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @Override
  public List<PassSpec> passes() {
    return List.of(
        PassSpec.forward(FIRST, Capture.ACTIVATIONS, Capture.BATCH_SCALES),
        PassSpec.forward(SECOND, Capture.ACTIVATIONS, Capture.BATCH_SCALES));
  }

  @Override
  public Measurement measure(Network network, Parameters parameters) {
    return new Features(network);
  }

  private static final class Features implements Measurement {

    private final String reader;
    private final LayerSum variances = new LayerSum();
    private boolean untracked;
    private boolean disturbed;
    private double[] features = new double[0];
    private double difference = Double.NaN;

    Features(Network network) {
      reader = reader(network);
    }

    private static String reader(Network network) {
      String linear = "";
      String pool = "";
      for (Layer layer : network.layers()) {
        if (layer.op() instanceof GlobalAveragePool average && !average.keepAxes()) {
          pool = layer.name();
        } else if (layer.op() instanceof Linear) {
          linear = layer.name();
        }
      }
      return pool.isEmpty() ? linear : pool;
    }

    @Override
    public void begin(PassSpec pass, int[] labels) {
      disturbed = pass.forward().batch() == Batch.NORMAL_DISTURBED;
    }

    @Override
    public void batchScales(LayerAt layer, List<Tensor> inputs, Tensor scales) {
      BatchNorm norm = (BatchNorm) layer.layer().op();
      untracked |= !norm.tracked();
      double[] reciprocals = Tensors.toArray(scales);
      double sum = 0;
      for (double reciprocal : reciprocals) {
        sum += Math.max(0, 1 / (reciprocal * reciprocal) - norm.epsilon());
      }
      double values = (double) inputs.get(0).numel() / reciprocals.length;
      double variance = sum / reciprocals.length * values / (values - 1);
      double m = norm.momentum();
      variances.add(layer.name(), disturbed ? m * variance : (1 - m) * (1 - m + m * variance));
    }

    @Override
    public void activation(LayerAt layer, List<Tensor> inputs, Tensor output) {
      if (layer.name().equals(reader)) {
        compare(inputs.get(0));
      }
    }

    private void compare(Tensor read) {
      double[] values = Tensors.toArray(read);
      if (!disturbed) {
        features = values;
        return;
      }
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += Math.abs(values[i] - features[i]);
      }
      difference = sum / read.size(0);
    }

    @Override
    public Score finish() {
      if (untracked) {
        return Score.undefined("its batch norms track no variance");
      }
      if (Double.isNaN(difference)) {
        return Score.undefined("the network neither pools nor classifies");
      }
      double score = Math.log(difference);
      for (double variance : variances.layers().values()) {
        score += Math.log(variance) / 2;
      }
      return Score.of(score);
    }
  }
}
