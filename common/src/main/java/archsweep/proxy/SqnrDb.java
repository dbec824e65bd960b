package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.proxy.ForwardSpec.Numbers;
import archsweep.torch.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * How much of the network's answer survives its precision: the signal-to-quantisation-noise ratio
 * of the logits, 10 log10 (sum y^2 / sum (y - q)^2) over the minibatch, y the logits in full
 * precision and q those with weights and activations rounded to the formats of the assignment, both
 * in training mode, on fresh weights. In decibels. Undefined in full precision, which makes no
 * noise.
 */
final class SqnrDb implements Proxy {

  private static final PassSpec REAL = PassSpec.forward(ForwardSpec.TRAINING, Capture.LOGITS);
  private static final PassSpec QUANTISED =
      PassSpec.forward(ForwardSpec.TRAINING.with(Numbers.QUANTISED), Capture.LOGITS);

  @Override
  public ProxyDescriptor descriptor() {
    return new ProxyDescriptor(
        "sqnr_db",
        1,
        Better.HIGHER,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        true,
        false,
        true);
  }

  @Override
  public List<PassSpec> passes() {
    return List.of(REAL, QUANTISED);
  }

  @Override
  public Measurement measure(Network network, Parameters parameters) {
    return new Ratio();
  }

  private static final class Ratio implements Measurement {

    private boolean quantised;
    private double[] real = new double[0];
    private double[] rounded = new double[0];

    @Override
    public void begin(PassSpec pass, int[] labels) {
      quantised = pass.equals(QUANTISED);
    }

    @Override
    public void logits(Tensor logits) {
      if (quantised) {
        rounded = Tensors.toArray(logits);
      } else {
        real = Tensors.toArray(logits);
      }
    }

    @Override
    public Score finish() {
      double signal = 0;
      double noise = 0;
      for (int i = 0; i < real.length; i++) {
        double difference = real[i] - rounded[i];
        signal += real[i] * real[i];
        noise += difference * difference;
      }
      return noise == 0
          ? Score.undefined("there is no quantisation noise")
          : Score.of(10 * Math.log10(signal / noise));
    }
  }
}
