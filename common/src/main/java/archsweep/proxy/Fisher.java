package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.network.op.Convolution;
import archsweep.network.op.Shape;
import archsweep.torch.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The Fisher information of the channels that convolutions and linear layers give: for output a and
 * its gradient d, channel c has F_c = mean_n (sum_hw a d)^2 / 2, and counts once for each weight
 * that makes it. a is taken before any batch norm, with its bias; d holds the 1/N of the mean loss.
 * Turner et al., BlockSwap, ICLR 2020, as zero-cost-nas and NASLib compute it.
 */
final class Fisher implements Proxy {

  @Override
  public ProxyDescriptor descriptor() {
    return ProxyDescriptor.labelled("fisher", 1, Better.HIGHER, 0, Double.POSITIVE_INFINITY);
  }

  @Override
  public List<PassSpec> passes() {
    return List.of(
        PassSpec.gradients(
            ForwardSpec.TRAINING, Objective.CROSS_ENTROPY, Capture.OUTPUT_GRADIENTS));
  }

  @Override
  public Measurement measure(Network network, Parameters parameters) {
    LayerSum sum = new LayerSum();
    return new Measurement() {
      @Override
      public void outputGradient(LayerAt layer, Tensor output, Tensor gradient) {
        Tensor product = output.mul(gradient);
        Tensor channels =
            layer.layer().op() instanceof Convolution
                ? product.flatten(2, -1).sum(2)
                : product.reshape(product.size(0), -1, product.size(-1)).sum(1);
        double mean = Tensors.toDouble(channels.square().sum()) / product.size(0);
        sum.add(layer.name(), mean / 2 * weightsPerChannel(network, layer));
      }

      @Override
      public Score finish() {
        return sum.score();
      }
    };
  }

  /** How many weights make one channel of the layer's output. */
  private static double weightsPerChannel(Network network, LayerAt layer) {
    Shape weight = network.parameters().get(layer.layer().parameter("weight")).shape();
    return (double) weight.elements() / weight.size(0);
  }
}
