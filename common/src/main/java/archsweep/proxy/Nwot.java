package archsweep.proxy;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.torch.PositiveBits;
import archsweep.torch.Tensors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

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
    return new Codes(times(network));
  }

  private static final class Codes implements Measurement {

    private final Map<String, Integer> times;
    private double[] agreements = new double[0];
    private int batch;
    private boolean numbers = true;

    Codes(Map<String, Integer> times) {
      this.times = times;
    }

    /** Codes are taken from the output, which is positive just where the input is. */
    @Override
    public void activation(LayerAt layer, List<Tensor> inputs, Tensor output) {
      if (times.containsKey(layer.name())) {
        numbers &= !Double.isNaN(Tensors.toDouble(output.sum()));
        add(PositiveBits.of(output), times.get(layer.name()));
      }
    }

    private void add(PositiveBits codes, int times) {
      if (batch == 0) {
        batch = codes.batch();
        agreements = new double[batch * batch];
      }
      for (int i = 0; i < batch; i++) {
        for (int j = 0; j <= i; j++) {
          agreements[i * batch + j] += times * codes.agreements(i, j);
          agreements[j * batch + i] = agreements[i * batch + j];
        }
      }
    }

    @Override
    public Score finish() {
      if (batch == 0) {
        return Score.undefined("the network has no ReLU");
      }
      if (!numbers) {
        return Score.undefined("what a ReLU gives is not a number");
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

  /**
   * How often each ReLU counts. Those that read the same have the same codes: the first of them
   * counts for all, and the others are not looked at.
   */
  private Map<String, Integer> times(Network network) {
    Set<String> twice = wrappersCount ? wrapped(network) : Set.of();
    Map<Source, String> first = new HashMap<>();
    Map<String, Integer> times = new HashMap<>();
    for (Layer layer : network.layers()) {
      if (layer.op() instanceof Activation activation && rectifies(activation)) {
        String counting = first.computeIfAbsent(layer.inputs().get(0), read -> layer.name());
        times.merge(counting, twice.contains(layer.name()) ? 2 : 1, Integer::sum);
      }
    }
    return times;
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
}
