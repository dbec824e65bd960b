package archsweep.onnx;

import ai.onnxruntime.OrtException;
import archsweep.network.Network;
import archsweep.space.CandidateOrder;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import archsweep.torch.LibTorch;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A network of every registered space that is not too large computes the same in ONNX Runtime. */
class OnnxSpacesIT {

  /** Their operators are among those of OnnxExportTest. */
  private static final Set<String> TOO_LARGE =
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

  static Stream<SearchSpace> spaces() {
    return Spaces.all().stream().filter(space -> !TOO_LARGE.contains(space.name()));
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void aNetworkOfEverySpaceComputesTheSame(SearchSpace space) throws OrtException {
    Network network =
        space.toNetwork(
            CandidateOrder.random(space, 3).architecture(0), space.tasks().get(0), DeadEdges.DROP);
    BothRuntimes.checkSame(network);
  }
}
