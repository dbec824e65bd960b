package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import java.util.List;

/**
 * How much the removal of weights would reduce the flow of gradients: -sum w * (H g), H the Hessian
 * of the loss over the counted weights and g its gradient, from the same batch, temperature 1. Wang
 * et al., GraSP, ICLR 2020, with the sign of Abdelfattah et al.: larger is better. H g is exact:
 * see {@link archsweep.torch.HessianProduct}.
 */
final class Grasp implements Proxy {

  @Override
  public ProxyDescriptor descriptor() {
    return ProxyDescriptor.labelled(
        "grasp", 1, Better.HIGHER, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @Override
  public List<PassSpec> passes() {
    return List.of(
        PassSpec.gradients(ForwardSpec.TRAINING, Objective.CROSS_ENTROPY, Capture.CURVATURE));
  }

  @Override
  public Measurement measure(Network network, Parameters parameters) {
    LayerSum sum = new LayerSum();
    return new Measurement() {
      @Override
      public void curvature(LayerAt layer, double product) {
        sum.add(layer.name(), -product);
      }

      @Override
      public Score finish() {
        return sum.score();
      }
    };
  }
}
