package archsweep.cost.scalesim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import archsweep.cost.Work.Geometry;
import archsweep.cost.Work.MatrixProduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyTest {

  private static final String CONVOLUTIONS =
      "Layer name, IFMAP Height, IFMAP Width, Filter Height, Filter Width, Channels, Num Filter,"
          + " Strides,\n";

  @TempDir private Path folder;

  @Test
  void readsConvolutions() throws IOException {
    assertThat(Topology.read(file(CONVOLUTIONS + "a, 9 ,7,3,3,4,8,2 , ,\n\nb,5,5,1,1,4,8,2,1")))
        .extracting(TopologyLayer::product)
        .containsExactly(
            new MatrixProduct(1, 4 * 3, 8, 36, 9 * 7 * 4, true, new Geometry(3, 3, 4, 3)),
            new MatrixProduct(1, 3 * 5, 8, 4, 3 * 5 * 4, true, new Geometry(1, 1, 3, 5)));
  }

  @Test
  void theLastWindowMayHangOverTheEdge() throws IOException {
    TopologyLayer layer = Topology.read(file(CONVOLUTIONS + "short,32,32,1,1,16,32,2")).get(0);

    assertThat(layer.product().m()).isEqualTo(17 * 17);
    assertThat(layer.product().ifmapElements()).isEqualTo(16 * 16 * 16);
    assertThat(layer.inputElements()).isEqualTo(32 * 32 * 16);
  }

  @Test
  void depthwiseLayersRunOnceForEachChannel() throws IOException {
    assertThat(Topology.read(file(CONVOLUTIONS + "DP1,8,8,3,3,32,1,1,")).get(0).product())
        .isEqualTo(new MatrixProduct(32, 36, 1, 9, 64, true, new Geometry(3, 3, 6, 6)));
  }

  @Test
  void readsMatrixProducts() throws IOException {
    assertThat(Topology.read(file("Layer, M, N, K\nq,128,512,1536,")).get(0).workload())
        .satisfies(
            workload -> {
              assertThat(workload.inputElements()).isEqualTo(128 * 1536);
              assertThat(workload.weightElements()).isEqualTo(512 * 1536);
              assertThat(workload.outputElements()).isEqualTo(128 * 512);
            });
  }

  @Test
  void complainsWithTheLine() throws IOException {
    refuses("", ":1:", "the file is empty");
    refuses("Layer,M,N\nq,1,2", ":1:", "Layer, M, N, K");
    refuses("Layer,M,N,K,\n", "no layers");
    refuses("Layer,M,N,K,\n\nq,1,2", ":3:", "not 3 cells");
    refuses("Layer,M,N,K,\nq,1,two,3", ":2:", "the N (two) is not a whole number");
    refuses("Layer,M,N,K,\nq,1,0,3", ":2:", "the N (0) must be positive");
    refuses("Layer,M,N,K,\nq,1,3000000000,3", ":2:", "at most 1000000000");
    refuses("Layer,M,N,K,\nq,9000000,9000000,9000000", ":2:", "more than 1e+17");
    refuses(CONVOLUTIONS + "a,90000,9,3,3,4,8,1", ":2:", "the input height (90000)");
    refuses(CONVOLUTIONS + "a,9,9,3,3,4,8", ":2:", "8 or 9 cells, not 7");
    refuses(CONVOLUTIONS + "a,9,2,3,3,4,8,1", ":2:", "the filter (3) is larger than the input (2)");
    assertThatThrownBy(() -> Topology.read(folder.resolve("absent.csv")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("absent.csv");
  }

  @Test
  void readsConfigurations() throws IOException {
    String text =
        """
        [general]
        run_name = small
        [architecture_presets]
        ArrayHeight: 8
        arraywidth: 32
        IfmapSramSzkB: 64
        FilterSramSzkB: 32
        OfmapSramSzkB: 16
        Bandwidth : 10
        Dataflow : os
        [run_presets]
        InterfaceBandwidth: USER
        """;
    ScaleSimConfig config = ScaleSimConfig.read(file(text));

    assertThat(config.rows()).isEqualTo(8);
    assertThat(config.columns()).isEqualTo(32);
    assertThat(config.filterBufferBytes()).isEqualTo(32 * 1024);
    assertThat(config.bandwidthWordsPerCycle()).isEqualTo(10);
    assertThatThrownBy(() -> ScaleSimConfig.read(file(text.replace(": 8", ": 8PE"))))
        .hasMessageContaining(":4: the ArrayHeight (8PE) must be a positive whole number");
    assertThatThrownBy(() -> ScaleSimConfig.read(file(text.replace(": 8", ": 4294967304"))))
        .hasMessageContaining(":4: the ArrayHeight (4294967304) must be a positive whole number");
    assertThatThrownBy(() -> ScaleSimConfig.read(file(text.replace(": os", ": rs"))))
        .hasMessageContaining("the Dataflow (rs) is none of [OS, WS, IS]");
    assertThatThrownBy(() -> ScaleSimConfig.read(file(text.replace("ArrayHeight", "ArrayHeigth"))))
        .hasMessageContaining("the key ArrayHeight is missing")
        .hasMessageContaining("Maybe you meant ArrayHeigth");
  }

  private void refuses(String text, String... words) throws IOException {
    assertThatThrownBy(() -> Topology.read(file(text)))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll(words);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("file.txt"), text);
  }
}
