package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.proxy.ForwardSpec.Batch;
import archsweep.torch.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * How independent the channels of each layer are: for one example from N(0, 1), and the matrix of
 * Pearson correlations between the channels of a layer's output, over positions, its smallest
 * eigenvalue, summed over layers. A constant channel correlates with nothing, itself included.
 * Jiang et al., MeCo, NeurIPS 2023.
 *
 * <p>Ignores the minibatch: images are 3 x 64 x 64 as in the authors' code where the network takes
 * such, else of its own size; other inputs have their own shape. Each layer counts once. The
 * authors hook every module of PyTorch, so a tensor that is the output of a layer and of the
 * containers around it counts for each of them there, and the sum depends on how code is nested.
 * Outputs without positions have constant channels: 0. Undefined where the input is an index.
 */
final class Meco implements Proxy {

  @Override
  public ProxyDescriptor descriptor() {
    return ProxyDescriptor.dataFree(
        "meco", 1, Better.HIGHER, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @Override
  public List<PassSpec> passes() {
    return List.of(
        PassSpec.forward(ForwardSpec.TRAINING.with(Batch.ONE_NORMAL), Capture.ACTIVATIONS));
  }

  @Override
  public Measurement measure(Network network, Parameters parameters) {
    int[] twins = ChannelTwins.of(network, parameters);
    double[] least = new double[twins.length];
    LayerSum sum = new LayerSum();
    return new Measurement() {
      @Override
      public void activation(LayerAt layer, List<Tensor> inputs, Tensor output) {
        Tensor example = output.select(0, 0);
        if (example.dim() > 1) {
          int twin = twins[layer.position()];
          least[layer.position()] = twin == layer.position() ? least(example) : least[twin];
          sum.add(layer.name(), least[layer.position()]);
        }
      }

      @Override
      public Score finish() {
        return sum.score();
      }
    };
  }

  private static double least(Tensor example) {
    Tensor correlation = Correlations.ofRowsOrZero(example);
    return Tensors.toDouble(torch.linalg_eigvalsh(correlation).min());
  }
}
