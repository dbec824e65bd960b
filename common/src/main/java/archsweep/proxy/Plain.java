package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.torch.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The signed sum of g * w over all elements of the counted weights (Abdelfattah et al., ICLR 2021).
 * A batch norm right behind a convolution makes the convolution's summand zero but for epsilon and
 * rounding, so what counts are the layers without one.
 */
final class Plain implements Proxy {

  @Override
  public ProxyDescriptor descriptor() {
    return ProxyDescriptor.labelled(
        "plain", 1, Better.HIGHER, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
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
        sum.add(layer.name(), Tensors.toDouble(gradient.mul(weight).sum()));
      }

      @Override
      public Score finish() {
        return sum.score();
      }
    };
  }
}
