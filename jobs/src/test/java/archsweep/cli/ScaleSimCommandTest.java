package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SCALE-Sim's own files on the command line. */
class ScaleSimCommandTest {

  private static final String CONFIGURATION =
      """
      [general]
      run_name = a32x32_os_bw10
      [architecture_presets]
      ArrayHeight:    32
      ArrayWidth:     32
      IfmapSramSzkB:    64
      FilterSramSzkB:   64
      OfmapSramSzkB:    64
      Bandwidth : 10
      Dataflow : os
      [run_presets]
      InterfaceBandwidth: USER
      """;

  @TempDir Path folder;
  private Path topology;
  private Path configuration;

  @BeforeEach
  void write() throws IOException {
    topology =
        Files.writeString(
            folder.resolve("net.csv"),
            """
            Layer name, IFMAP Height, IFMAP Width, Filter Height, Filter Width, Channels, Num Filter, Strides,
            S2Short, 33, 33, 1, 1, 16, 32, 2,
            S3Down, 17, 17, 3, 3, 32, 64, 2,
            """);
    configuration = Files.writeString(folder.resolve("scale.cfg"), CONFIGURATION);
  }

  /** Cycles as the tool prints them for these layers of resnet20. */
  @Test
  void aTopologyOnAConfigurationGivesTheToolsFigures() {
    List<String[]> rows = rows(topology, configuration, "--layers");

    assertThat(rows.get(0)).startsWith("layer", "runs", "cycles", "stall_cycles");
    assertThat(rows.get(1)).startsWith("S2Short", "1", "780", "0", "779");
    assertThat(rows.get(2)).startsWith("S3Down", "1", "1400", "0", "1399");
    assertThat(rows.get(2)[5]).as("overall utilisation").startsWith("0.82285");
    assertThat(rows.get(3)).startsWith("all layers", "2", "2180", "0", "2178");
  }

  @Test
  void aConfigurationIsADeviceOfNetworks() {
    List<String[]> rows = rows("resnet20", configuration);

    assertThat(rows.get(1)[0]).isEqualTo("a32x32-os-bw10");
    assertThat(Double.parseDouble(rows.get(1)[2])).isPositive();
  }

  @Test
  void thePageOfATopologyHasItsLayers() {
    Path page = folder.resolve("page.html");
    rows(topology, "--device=nvidia-t4", "--layers", "--html", page);

    assertThat(page).content().contains("S2Short", "S3Down", "nvidia-t4", "Roofline");
    refuses("cannot be written", topology, "--device=nvidia-t4", "--html", folder.resolve("a/b"));
  }

  @Test
  void mistakesNameTheirLine() throws IOException {
    Files.writeString(topology, Files.readString(topology).replace("32, 64, 2", "32, many, 2"));
    refuses("net.csv:3: the filters (many) is not a whole number", topology, configuration);
    Files.writeString(configuration, CONFIGURATION.replace("ArrayWidth:     32", "ArrayWidth: 0"));
    refuses("scale.cfg:5: the ArrayWidth (0) must be a positive", "resnet20", configuration);
    refuses("There is no device to cost resnet20 on", "resnet20");
  }

  private static void refuses(String message, Object... arguments) {
    CommandRun run = run(arguments);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  private static List<String[]> rows(Object... arguments) {
    CommandRun run = run(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out().lines().map(line -> line.split(",", -1)).toList();
  }

  private static CommandRun run(Object... arguments) {
    Object[] all = new Object[arguments.length + 2];
    all[0] = "cost";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 1] = "--format=csv";
    return CommandRun.of(all);
  }
}
