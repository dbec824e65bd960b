package archsweep.proxy;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.torch.Tensors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * How differently the examples of a batch switch the ReLUs: with b_n the binary code of example n
 * (which inputs of ReLUs are positive), K_nm counts where b_n and b_m agree, and the score is ln
 * |det K|. Mellor et al., Neural Architecture Search without Training, ICML 2021.
 *
 * <p>Two conventions: each ReLU of the executed network counts once, or that in a wrapper that has
 * its name twice. Tools that run the dead edges of a cell count the ReLUs on them too; a sweep that
 * keeps dead edges does as well. K is exact (counts); two examples with one code make it singular,
 * then the score is undefined. ReLU6 counts by its lower bend.
 */
final class Nwot implements Proxy {

  private final String name;
  private final boolean wrappersCount;

  private Nwot(String name, boolean wrappersCount) {
    this.name = name;
    this.wrappersCount = wrappersCount;
  }

  /** Each ReLU counts once, as in NASLib with its own operators. */
  static Nwot ofActivations() {
    return new Nwot("nwot", false);
  }

  /**
   * The ReLU of a ReLU-convolution-norm block counts twice, as where hooks are found by the names
   * of zero-cost-nas's classes: the wrapper's name has a ReLU in it, and it reads the same input.
   */
  static Nwot ofClassNames() {
    return new Nwot("nwot_zero_cost_nas", true);
  }

  @Override
  public ProxyDescriptor descriptor() {
    return ProxyDescriptor.labelFree(
        name, 1, Better.HIGHER, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @Override
  public List<PassSpec> passes() {
    return List.of(PassSpec.forward(ForwardSpec.TRAINING, Capture.ACTIVATIONS));
  }

  @Override
  public Measurement measure(Network network, Parameters parameters) {
    return new Codes(wrappersCount ? wrapped(network) : Set.of());
  }

  private static final class Codes implements Measurement {

    private final Set<String> twice;
    private int batch;
    private double[] agreements = new double[0];

    Codes(Set<String> twice) {
      this.twice = twice;
    }

    @Override
    public void activation(LayerAt layer, List<Tensor> inputs, Tensor output) {
      if (layer.layer().op() instanceof Activation activation && rectifies(activation)) {
        add(output, twice.contains(layer.name()) ? 2 : 1);
      }
    }

    /** Codes are taken from the output, which is positive just where the input is. */
    private void add(Tensor output, int times) {
      Tensor codes = rows(output.sign());
      Tensor both = codes.matmul(codes.t()).to(ScalarType.Double);
      Tensor ones = both.diag();
      Tensor width = torch.scalar_tensor(new Scalar((double) codes.size(1)));
      Tensor agree = both.add(both).add(width).sub(ones.unsqueeze(0)).sub(ones.unsqueeze(1));
      double[] counts = Tensors.toArray(agree);
      if (agreements.length == 0) {
        batch = Math.toIntExact(codes.size(0));
        agreements = new double[counts.length];
      }
      for (int i = 0; i < counts.length; i++) {
        agreements[i] += times * counts[i];
      }
    }

    @Override
    public Score finish() {
      if (batch == 0) {
        return Score.undefined("the network has no ReLU");
      }
      for (int i = 0; i < batch; i++) {
        for (int j = 0; j < i; j++) {
          if (agreements[i * batch + j] == agreements[i * batch + i]) {
            return Score.undefined("examples %d and %d have the same code".formatted(j, i));
          }
        }
      }
      Tensor kernel = Tensors.of(agreements, batch, batch);
      return Score.of(Tensors.toDouble(torch.linalg_slogdet(kernel).get1()));
    }
  }

  /** ReLUs whose one reader is a convolution that a batch norm follows. */
  private static Set<String> wrapped(Network network) {
    Map<String, List<Layer>> readers = new HashMap<>();
    for (Layer layer : network.layers()) {
      layer
          .inputs()
          .forEach(it -> readers.computeIfAbsent(it.node(), node -> new ArrayList<>()).add(layer));
    }
    Set<String> wrapped = new HashSet<>();
    for (Layer layer : network.layers()) {
      List<Layer> next = readers.getOrDefault(layer.name(), List.of());
      if (layer.op() instanceof Activation
          && next.size() == 1
          && next.get(0).op() instanceof Convolution
          && readers.getOrDefault(next.get(0).name(), List.of()).stream()
              .anyMatch(reader -> reader.op() instanceof BatchNorm)) {
        wrapped.add(layer.name());
      }
    }
    return wrapped;
  }

  private static boolean rectifies(Activation activation) {
    return activation.function() == Activation.Function.RELU
        || activation.function() == Activation.Function.RELU6;
  }

  /** A row an example, [batch, features], the features as they lie in memory. */
  private static Tensor rows(Tensor codes) {
    return Tensors.inMemoryOrder(codes).reshape(codes.size(0), -1);
  }
}
