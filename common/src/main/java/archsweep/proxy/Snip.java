package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.torch.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * How much the loss would change if weights were removed, to first order: sum |g * w| over all
 * elements of the counted weights. Lee et al., SNIP, ICLR 2019; the references differentiate by a
 * mask of ones on the weights, which gives the same.
 */
final class Snip implements Proxy {

  @Override
  public ProxyDescriptor descriptor() {
    return ProxyDescriptor.labelled("snip", 1, Better.HIGHER, 0, Double.POSITIVE_INFINITY);
  }

  @Override
  public List<PassSpec> passes() {
    return List.of(
        PassSpec.gradients(
            ForwardSpec.TRAINING, Objective.CROSS_ENTROPY, Capture.WEIGHT_GRADIENTS));
  }

  @Override
  public Measurement measure(Network network, Parameters parameters) {
    LayerSum sum = new LayerSum();
    return new Measurement() {
      @Override
      public void weightGradient(LayerAt layer, Tensor weight, Tensor gradient) {
        sum.add(layer.name(), Tensors.toDouble(gradient.mul(weight).abs().sum()));
      }

      @Override
      public Score finish() {
        return sum.score();
      }
    };
  }
}
