package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.proxy.ForwardSpec.Batch;
import archsweep.proxy.ForwardSpec.BatchNorms;
import archsweep.proxy.ForwardSpec.Weights;
import archsweep.torch.Arithmetic;
import archsweep.torch.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * How much flows through the paths of the network: with every parameter made absolute and one
 * example of ones, R = sum of logits and the score is sum |w * dR/dw|. Tanaka et al., NeurIPS 2020.
 * Always in float64, since the sum may exceed float32.
 *
 * <p>The conventions, which differ by orders of magnitude: NASLib has batch norms be the identity
 * everywhere and takes the logarithm, sign preserving (0 stays 0); zero-cost-nas leaves those in
 * the reduction blocks of NAS-Bench-201 alone, which normalise by the one example then, and takes
 * no logarithm. Summands by layer are those of the sum, before the logarithm.
 */
final class Synflow implements Proxy {

  private static final ForwardSpec FORWARD =
      ForwardSpec.TRAINING
          .with(Weights.ABSOLUTE)
          .with(Batch.ONES)
          .with(BatchNorms.REMOVED)
          .with(Arithmetic.FLOAT64);

  private final String name;
  private final ForwardSpec forward;
  private final boolean logarithm;

  private Synflow(String name, ForwardSpec forward, boolean logarithm) {
    this.name = name;
    this.forward = forward;
    this.logarithm = logarithm;
  }

  /** NASLib's: without batch norms, with the logarithm. */
  static Synflow naslib() {
    return new Synflow("synflow", FORWARD, true);
  }

  /** zero-cost-nas's: reduction blocks keep their batch norms, no logarithm. */
  static Synflow zeroCostNas() {
    ForwardSpec forward = FORWARD.with(BatchNorms.KEPT_IN_REDUCTIONS);
    return new Synflow("synflow_zero_cost_nas", forward, false);
  }

  /** The synflow_bn of zero-cost-nas: with all batch norms, no logarithm. */
  static Synflow withBatchNorms() {
    return new Synflow("synflow_bn", FORWARD.with(BatchNorms.KEPT), false);
  }

  @Override
  public ProxyDescriptor descriptor() {
    double lowest = logarithm ? Double.NEGATIVE_INFINITY : 0;
    return ProxyDescriptor.dataFree(name, 1, Better.HIGHER, lowest, Double.POSITIVE_INFINITY);
  }

  @Override
  public List<PassSpec> passes() {
    return List.of(PassSpec.gradients(forward, Objective.SUM_OF_LOGITS, Capture.WEIGHT_GRADIENTS));
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
        boolean plain = !logarithm || sum.total() == 0;
        return Score.of(plain ? sum.total() : Math.log(sum.total()), sum.layers());
      }
    };
  }
}
