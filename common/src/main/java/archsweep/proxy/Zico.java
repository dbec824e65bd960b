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
 * How large and how steady gradients are from batch to batch: over the two halves of the minibatch,
 * with g_i the gradient of the mean cross-entropy at weight i, the score is sum_l ln sum_i (mean
 * |g_i| / std g_i), std the population's. Weights whose gradient does not change and layers without
 * any other do not count. Li et al., ZiCo, ICLR 2023.
 *
 * <p>Each half has its own batch statistics. Where gradients nearly vanish the quotient is
 * ill-conditioned: float32 and float64 differ by up to 1e-3. Undefined for a batch of one.
 */
final class Zico implements Proxy {

  @Override
  public ProxyDescriptor descriptor() {
    return ProxyDescriptor.labelled(
        "zico", 1, Better.HIGHER, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @Override
  public List<PassSpec> passes() {
    return List.of(
        PassSpec.gradients(
            ForwardSpec.TRAINING.with(Parts.HALVES),
            Objective.CROSS_ENTROPY,
            Capture.WEIGHT_GRADIENTS));
  }

  @Override
  public Measurement measure(Network network, Parameters parameters) {
    return new Halves();
  }

  private static final class Halves implements Measurement {

    private final Map<String, double[]> first = new LinkedHashMap<>();
    private final LayerSum sum = new LayerSum();
    private int halves;

    @Override
    public void begin(PassSpec pass, int[] labels) {
      halves++;
    }

    @Override
    public void weightGradient(LayerAt layer, Tensor weight, Tensor gradient) {
      double[] values = Tensors.toArray(gradient);
      double[] others = first.remove(layer.name());
      if (halves == 1) {
        first.put(layer.name(), values);
      } else if (others != null) {
        double ratios = ratios(others, values);
        if (ratios > 0) {
          sum.add(layer.name(), Math.log(ratios));
        }
      }
    }

    /** Of two values the mean of the magnitudes over the standard deviation. */
    private static double ratios(double[] one, double[] other) {
      double sum = 0;
      for (int i = 0; i < one.length; i++) {
        double deviation = Math.abs(one[i] - other[i]) / 2;
        if (deviation > 0) {
          sum += (Math.abs(one[i]) + Math.abs(other[i])) / 2 / deviation;
        }
      }
      return sum;
    }

    @Override
    public Score finish() {
      return halves < 2 ? Score.undefined("one example has no halves") : sum.score();
    }
  }
}
