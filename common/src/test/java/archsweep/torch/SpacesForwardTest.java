package archsweep.torch;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.network.Parameters;
import archsweep.network.op.Shape;
import archsweep.space.Architecture;
import archsweep.space.CandidateOrder;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A network of every registered space runs, and gives what its types say. */
class SpacesForwardTest {

  /** Too large to run in a test, or no images; shapes are checked where networks are built. */
  private static final Set<String> SHAPES_ONLY =
      Set.of(
          "bert",
          "gpt-2",
          "llama",
          "speech-transformer",
          "vgg16",
          "vit-b-16",
          "deit-small-distilled",
          "deit-base-distilled");

  @BeforeAll
  static void prepare() {
    LibTorch.prepareThread();
  }

  static List<SearchSpace> spaces() {
    return Spaces.all().stream().filter(space -> !SHAPES_ONLY.contains(space.name())).toList();
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void networksRun(SearchSpace space) {
    Architecture architecture = CandidateOrder.random(space, 3).architecture(0);
    Network network = space.toNetwork(architecture, space.tasks().get(0), DeadEdges.DROP);
    Parameters parameters = Initialisation.PYTORCH_DEFAULT.draw(network, NetworkId.of(network), 1);
    Shape input = network.inputs().values().iterator().next().shape().bind(Map.of("batch", 1L));
    float[] values = new float[Math.toIntExact(input.elements())];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    NativeScope.run(
        () ->
            NativeScope.recording(
                false,
                () -> {
                  Map<String, Tensor> tensors =
                      TorchNetwork.tensors(network, parameters, Arithmetic.FLOAT32);
                  TorchNetwork runnable = new TorchNetwork(network, tensors, Mode.INFERENCE);
                  Tensor batch = Tensors.of(values, input, Arithmetic.FLOAT32);
                  Tensor output = runnable.forward(List.of(batch), LayerListener.NONE).get(0);
                  Shape expected =
                      network.type(network.outputs().get(0)).shape().bind(Map.of("batch", 1L));
                  assertThat(Shape.fixed(Tensors.sizes(output))).isEqualTo(expected);
                  assertThat(
                          Arrays.stream(Tensors.toArray(output)).filter(v -> !Double.isFinite(v)))
                      .isEmpty();
                }));
  }
}
