package archsweep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLocationTest {

  @Test
  void pathsWithoutSchemeAreLocal(@TempDir Path folder) throws IOException {
    assertThat(RunLocation.of(folder.toString()).storage()).hasToString(folder.toString());
    assertThat(RunLocation.of("file:" + folder).storage()).hasToString(folder.toString());
    assertThat(RunLocation.of("file://" + folder).storage()).hasToString(folder.toString());
    assertThat(RunLocation.of("runs/my run").storage())
        .hasToString(Path.of("runs/my run").toAbsolutePath().toString());
  }

  @Test
  void whatCannotBeReachedOrCommittedToIsRefused() {
    assertThatThrownBy(() -> RunLocation.of("hdsf://host/run").storage())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("hdsf")
        .hasMessageContaining("misspelt");
    assertThatThrownBy(() -> RunLocation.of("http://host/run").storage())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("create a file only if there is none");
    assertThatThrownBy(() -> RunLocation.of(" ")).isInstanceOf(UserException.class);
  }

  @Test
  void travels() throws Exception {
    RunLocation location = new RunLocation("runs/a", Map.of("fs.s3a.endpoint", "here"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(location);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(location);
    }
  }
}
