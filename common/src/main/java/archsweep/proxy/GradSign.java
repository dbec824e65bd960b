package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.proxy.ForwardSpec.Parts;
import archsweep.torch.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * How far examples agree on the way to go: with s_n in {-1, 0, 1} the signs of the gradient of the
 * loss of example n at each counted weight, the score is the mean over weights of |sum_n s_n|, from
 * 0 to the size of the batch. Zhang and Jia, GradSign, ICLR 2022.
 *
 * <p>Each example goes through the network alone, in training mode: batch norms normalise by its
 * own positions. Weights from which no way leads to the loss have the sign 0. As many backward
 * passes as examples.
 */
final class GradSign implements Proxy {

  @Override
  public ProxyDescriptor descriptor() {
    return ProxyDescriptor.labelled("gradsign", 1, Better.HIGHER, 0, Double.POSITIVE_INFINITY);
  }

  @Override
  public List<PassSpec> passes() {
    return List.of(
        PassSpec.gradients(
            ForwardSpec.TRAINING.with(Parts.EXAMPLES),
            Objective.CROSS_ENTROPY,
            Capture.WEIGHT_GRADIENTS));
  }

  @Override
  public Measurement measure(Network network, Parameters parameters) {
    return new Signs(CountedWeights.elements(network));
  }

  private static final class Signs implements Measurement {

    private final Map<String, int[]> sums = new LinkedHashMap<>();
    private final long weights;

    Signs(long weights) {
      this.weights = weights;
    }

    @Override
    public void weightGradient(LayerAt layer, Tensor weight, Tensor gradient) {
      double[] signs = Tensors.toArray(gradient.sign());
      int[] sum = sums.computeIfAbsent(layer.name(), name -> new int[signs.length]);
      for (int i = 0; i < signs.length; i++) {
        sum[i] += (int) signs[i];
      }
    }

    @Override
    public Score finish() {
      if (weights == 0) {
        return Score.undefined("the network has no convolution and no linear layer");
      }
      long sum = 0;
      for (int[] layer : sums.values()) {
        for (int value : layer) {
          sum += Math.abs(value);
        }
      }
      return Score.of((double) sum / weights);
    }
  }
}
