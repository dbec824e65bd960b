package archsweep.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import archsweep.config.UserException;
import archsweep.network.Network;
import archsweep.onnx.read.OnnxImport;
import archsweep.space.CandidateOrder;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import archsweep.torch.LibTorch;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A network of every registered space that is not too large computes the same in ONNX Runtime, and
 * reads back.
 */
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

  /** What cannot be read back, and why; docs/onnx.md lists it. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "nas-bench-201-zero-cost-nas", "a mean over the batch",
          "nas-bench-asr", "its first states have to be inputs",
          "randwire", "a known tensor stands where an activation is expected");

  /** They compute the same, but an operator is read as those that it was written as. */
  private static final Set<String> SPELT_OUT =
      Set.of(
          "nas-bench-101",
          "nas-bench-1shot1-1",
          "nas-bench-1shot1-2",
          "nas-bench-1shot1-3",
          "vit",
          "deit-tiny-distilled",
          "swin-t",
          "transnas-bench-101-macro",
          "resnet20",
          "mnasnet1-0",
          "mobilenet-v3-large",
          "mobilenet-v3-small");

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
    BothRuntimes.checkSame(network(space));
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void whatIsExportedReadsBack(SearchSpace space) throws OrtException {
    Network network = network(space);
    byte[] bytes = BothRuntimes.export(network);
    if (REFUSED.containsKey(space.name())) {
      assertThatThrownBy(() -> OnnxImport.read(bytes, Map.of()))
          .isInstanceOf(UserException.class)
          .hasMessageContaining(REFUSED.get(space.name()));
      return;
    }
    OnnxImport.Model read = OnnxImport.read(bytes, Map.of());
    assertThat(read.network().equals(network))
        .as("the same network")
        .isNotEqualTo(SPELT_OUT.contains(space.name()));
    BothRuntimes.checkImported(bytes, read, Map.of());
  }

  private static Network network(SearchSpace space) {
    return space.toNetwork(
        CandidateOrder.random(space, 3).architecture(0), space.tasks().get(0), DeadEdges.DROP);
  }
}
