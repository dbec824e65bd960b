package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.torch.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The sum over layers of the Euclidean norm of the gradient of the loss at the layer's weight:
 * sum_l ||g_l||, not the norm of all together. Abdelfattah et al., Zero-Cost Proxies for
 * Lightweight NAS, ICLR 2021, as its code and NASLib compute it.
 */
final class GradNorm implements Proxy {

  @Override
  public ProxyDescriptor descriptor() {
    return ProxyDescriptor.labelled("grad_norm", 1, Better.HIGHER, 0, Double.POSITIVE_INFINITY);
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
        sum.add(layer.name(), Tensors.toDouble(gradient.norm()));
      }

      @Override
      public Score finish() {
        return sum.score();
      }
    };
  }
}
