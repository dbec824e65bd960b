package archsweep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

  @TempDir Path folder;

  @Test
  void isReadBack() throws IOException {
    RunDirectory run = RunDirectory.open(RunLocation.of(folder.toString()));
    assertThat(run.exists()).isFalse();
    assertThat(run.manifest()).isEmpty();
    Manifest manifest =
        new Manifest(
            new TreeMap<>(Map.of("seed", "1", "space", "nas-bench-201 v1")),
            new TreeMap<>(Map.of("archsweep", "0.1.0")),
            new TreeMap<>(Map.of("data.bin", "ab12")),
            new TreeMap<>(Map.of("scores", 12L)),
            new TreeMap<>(Map.of("results.parquet", "cd34")),
            "ef56");
    try (RunOwner owner = run.own()) {
      owner.replaceManifest(manifest);
    }
    assertThat(run.manifest()).hasValue(manifest);
    assertThat(run.exists()).isTrue();
  }

  @Test
  void damagedManifestIsNamed() throws IOException {
    Files.writeString(folder.resolve("manifest.json"), "{\"identity\": {}}");
    RunDirectory run = RunDirectory.open(RunLocation.of(folder.toString()));
    assertThatThrownBy(run::manifest)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("manifest.json is damaged");
  }

  @Test
  void anotherRunIsRefusedWithEveryDifference() throws IOException {
    RunDirectory run = RunDirectory.open(RunLocation.of(folder.toString()));
    RunIdentity stored = RunIdentity.of(Map.of("seed", "1", "space", "nas-bench-201", "data", "a"));
    RunIdentity now = RunIdentity.of(Map.of("seed", "2", "space", "nas-bench-201", "batch", "64"));
    now.refuseOther(now, run);
    assertThatThrownBy(() -> now.refuseOther(stored, run))
        .isInstanceOf(UserException.class)
        .hasMessage(
            """
            The output %s holds another run:
              batch: was absent, is now 64
              data: was a, is now absent
              seed: was 1, is now 2
            Maybe choose another --out, or change these back to resume it."""
                .formatted(folder));
  }
}
