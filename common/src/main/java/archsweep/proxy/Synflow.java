package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.proxy.ForwardSpec.Batch;
import archsweep.proxy.ForwardSpec.BatchNorms;
import archsweep.proxy.ForwardSpec.Numbers;
import archsweep.proxy.ForwardSpec.Weights;
import archsweep.torch.Arithmetic;
import archsweep.torch.Mode;
import archsweep.torch.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * How much flows through the paths of the network: with every parameter made absolute, without
 * batch norms, and one example of ones, R = sum of logits and the score is ln sum |w * dR/dw|.
 * Tanaka et al., NeurIPS 2020. Always in float64, since the sum may exceed float32.
 *
 * <p>Of the two conventions that differ by orders of magnitude this is NASLib's: batch norms are
 * the identity everywhere, and the logarithm is taken, sign preserving (0 stays 0). zero-cost-nas
 * keeps two batch norms in each reduction block of NAS-Bench-201 and takes no logarithm. The
 * summands by layer are those of the sum, before the logarithm.
 */
final class Synflow implements Proxy {

  private static final ForwardSpec FORWARD =
      new ForwardSpec(
          Weights.ABSOLUTE,
          Batch.ONES,
          BatchNorms.REMOVED,
          Mode.TRAINING,
          Numbers.REAL,
          Arithmetic.FLOAT64);

  @Override
  public ProxyDescriptor descriptor() {
    return ProxyDescriptor.dataFree(
        "synflow", 1, Better.HIGHER, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @Override
  public List<PassSpec> passes() {
    return List.of(PassSpec.gradients(FORWARD, Objective.SUM_OF_LOGITS, Capture.WEIGHT_GRADIENTS));
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
        return Score.of(sum.total() == 0 ? 0 : Math.log(sum.total()), sum.layers());
      }
    };
  }
}
