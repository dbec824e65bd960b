package archsweep.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.NetworkId;
import archsweep.network.Parameters;
import archsweep.network.op.Activation;
import archsweep.network.op.Linear;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.torch.Arithmetic;
import archsweep.training.Minibatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies of a network whose layers multiply rounded numbers. */
class QuantisedTest {

  private static final int FEATURES = 12;
  private static final Network NETWORK = network();

  @ParameterizedTest
  @ValueSource(strings = {"grad_norm", "snip", "fisher", "jacob_cov", "nwot"})
  void nothingChangesAtFullPrecision(String name) {
    double real = score(name, gridWeights(), "fp32", "fp32").value();

    assertThat(score(name + "_quantised", gridWeights(), "fp32", "fp32").value()).isEqualTo(real);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grad_norm", "snip", "fisher", "jacob_cov", "nwot"})
  void whatRoundsToItselfHasTheGradientsThatItHad(String name) {
    double real = score(name, gridWeights(), "fp32", "fp32").value();

    assertThat(score(name + "_quantised", gridWeights(), "int8", "fp32").value()).isEqualTo(real);
  }

  @Test
  void weightsInTheFormulaAreThoseBeforeRounding() {
    Parameters rounded = gridWeights();
    Parameters near = shifted(rounded);
    double atGrid = score("grad_norm", rounded, "fp32", "fp32").value();

    assertThat(score("grad_norm_quantised", near, "int8", "fp32").value()).isEqualTo(atGrid);
    assertThat(score("snip_quantised", near, "int8", "fp32").value())
        .isNotEqualTo(score("snip_quantised", rounded, "int8", "fp32").value());
  }

  @Test
  void roundedActivationsChangeScores() {
    double real = score("snip", gridWeights(), "fp32", "fp32").value();

    assertThat(score("snip_quantised", gridWeights(), "fp32", "int4").value()).isNotEqualTo(real);
  }

  private static ProxyResult score(
      String proxy, Parameters parameters, String weights, String activations) {
    LayerPrecision layer = new LayerPrecision(Formats.named(weights), Formats.named(activations));
    SplittableRandom random = new SplittableRandom(5);
    float[] inputs = new float[6 * FEATURES];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    Minibatch batch = new Minibatch(inputs, new int[] {0, 1, 2, 3, 0, 1}, Shape.fixed(6, FEATURES));
    return new Scorer(1L << 30)
        .score(
            NETWORK,
            parameters,
            PrecisionAssignment.uniform(NETWORK, layer),
            batch,
            Arithmetic.FLOAT32,
            List.of(Proxies.named(proxy)))
        .get(0);
  }

  private static Network network() {
    NetworkBuilder net = new NetworkBuilder("two layers");
    var input = net.input("features", TensorType.real(Shape.batched(FEATURES)));
    return net.build(
        net.chain("layers", input, new Linear(16, true), Activation.RELU, new Linear(4, true)));
  }

  /**
   * Multiples of 1/256 of which each output channel has a largest one, 127/256: what int8 holds.
   */
  private static Parameters gridWeights() {
    SplittableRandom random = new SplittableRandom(3);
    Parameters drawn =
        Initialisation.PYTORCH_DEFAULT.draw(NETWORK, NetworkId.of(NETWORK), random.nextLong());
    Map<String, float[]> values = new LinkedHashMap<>();
    NETWORK
        .parameters()
        .forEach(
            (name, spec) -> {
              float[] own = drawn.values(name).clone();
              for (int i = 0; spec.shape().rank() == 2 && i < own.length; i++) {
                boolean first = i % spec.shape().size(1) == 0;
                own[i] = (first ? 127 : random.nextInt(-120, 121)) / 256f;
              }
              values.put(name, own);
            });
    return new Parameters(values);
  }

  /** Weights that int8 rounds to the given ones: the largest of each channel stay. */
  private static Parameters shifted(Parameters grid) {
    Map<String, float[]> values = new LinkedHashMap<>();
    NETWORK
        .parameters()
        .forEach(
            (name, spec) -> {
              float[] own = grid.values(name).clone();
              for (int i = 0; spec.shape().rank() == 2 && i < own.length; i++) {
                own[i] += i % spec.shape().size(1) == 0 ? 0 : 0.25f / 256;
              }
              values.put(name, own);
            });
    return new Parameters(values);
  }
}
