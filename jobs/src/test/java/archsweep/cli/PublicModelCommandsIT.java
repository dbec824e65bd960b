package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.onnx.PublicModel;
import archsweep.onnx.read.OnnxImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Public models go through the commands: costed, scored, and written again as what was read, which
 * PublicModelsIT compares in ONNX Runtime.
 */
class PublicModelCommandsIT {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void isCostedScoredAndExported(PublicModel model) throws IOException {
    Path file = Files.write(folder.resolve("model.onnx"), model.fetch());
    String named = file + model.suffix();
    Path again = folder.resolve("again.onnx");

    String cost = done("cost", named, "--device=nvidia-t4,eyeriss-like", "--format=csv");
    assertThat(cost.lines()).hasSize(3);
    assertThat(done("score", named, "--batch=2", "--format=csv"))
        .contains("params,,", "zen,,")
        .doesNotContain(",failed,");
    done("architecture", named, "--export=onnx", "--to", again);
    assertThat(done("cost", again, "--device=nvidia-t4,eyeriss-like", "--format=csv"))
        .isEqualTo(cost);

    OnnxImport.Model read = OnnxImport.read(file, model.bindings());
    OnnxImport.Model reread = OnnxImport.read(again, Map.of());
    assertThat(reread.network()).isEqualTo(read.network());
    read.parameters()
        .all()
        .forEach((name, values) -> assertThat(reread.parameters().values(name)).isEqualTo(values));
  }

  private static String done(Object... command) {
    CommandRun run = CommandRun.of(command);
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    return run.out();
  }
}
