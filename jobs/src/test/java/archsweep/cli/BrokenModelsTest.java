package archsweep.cli;

import static archsweep.cli.TinyOnnx.input;
import static archsweep.cli.TinyOnnx.model;
import static archsweep.cli.TinyOnnx.node;
import static archsweep.cli.TinyOnnx.tensor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * ONNX files that cannot be read: exit code 2, with the file, the node or tensor, and the reason.
 */
class BrokenModelsTest {

  private static final ByteString INPUT = input("x", "batch", "8");

  @TempDir Path folder;

  @Test
  void aSoundOneIsCosted() {
    assertThat(cost(model(INPUT, node("Relu", "y", "x"))).exitCode()).isZero();
  }

  @Test
  void noModel() {
    refused("this is no model".getBytes(UTF_8), "damaged");
    refused(new byte[0], "it has no graph");
  }

  @Test
  void cutOffAnywhere() {
    byte[] sound = model(INPUT, tensor("t", 2, 1, 8), node("Reshape", "y", "x", "t"));
    for (int length = 0; length < sound.length; length += 7) {
      refused(Arrays.copyOf(sound, length), "damaged");
    }
  }

  @Test
  void nodesInACircle() {
    refused(
        model(INPUT, node("Add", "first", "x", "y"), node("Relu", "y", "first")),
        "node first (Add)",
        "it reads y, which nothing before it gives");
    refused(model(INPUT, node("Relu", "y", "y")), "node y (Relu)", "nothing before it gives");
  }

  @Test
  void anUnsupportedOperator() {
    refused(
        model(INPUT, node("NonMaxSuppression", "boxes", "x"), node("Relu", "y", "boxes")),
        "node boxes (NonMaxSuppression)",
        "the operator is not supported",
        "docs/onnx.md");
  }

  @Test
  void anOpenAxis() {
    byte[] open = model(input("x", "batch", "3", "height", "32"), node("Relu", "y", "x"));
    refused(open, "The size (height) of the input x", ":x=batchx3x48x320");
    assertThat(run(open, ":x=batchx3x16x32").exitCode()).isZero();
  }

  @Test
  void aTensorThatClaimsMoreThanItHas() {
    refused(
        model(INPUT, tensor("huge", 1L << 50, 1, 2), node("Relu", "y", "x")),
        "the tensor huge",
        "2 values for the shape [" + (1L << 50));
  }

  @Test
  void aTensorThatIsMadeTooLarge() {
    refused(
        model(
            INPUT,
            tensor("sizes", 2, 1 << 20, 1 << 20),
            node("ConstantOfShape", "huge", "sizes"),
            node("Add", "y", "x", "huge")),
        "node huge (ConstantOfShape)",
        "more than");
  }

  @Test
  void tensorsThatAreTooLargeTogether() {
    List<ByteString> parts = new ArrayList<>(List.of(INPUT, tensor("sizes", 1, 1 << 24)));
    for (int i = 0; i < Runtime.getRuntime().maxMemory() >> 26; i++) {
      parts.add(node("ConstantOfShape", "part" + i, "sizes"));
    }
    parts.add(node("Relu", "y", "x"));
    refused(model(parts.toArray(ByteString[]::new)), "With the tensor part", "there is room for");
  }

  private void refused(byte[] model, String... said) {
    CommandRun run = cost(model);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(said).contains("In " + folder, "\nMaybe ");
    assertThat(run.err()).doesNotContain("\tat ");
  }

  private CommandRun cost(byte[] model) {
    return run(model, "");
  }

  private CommandRun run(byte[] model, String bindings) {
    try {
      Path file = Files.write(folder.resolve("model.onnx"), model);
      return CommandRun.of("cost", file + bindings, "--device=nvidia-t4");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
