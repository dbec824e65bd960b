package archsweep.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import archsweep.cost.Work.Free;
import archsweep.cost.Work.Geometry;
import archsweep.cost.Work.MatrixProduct;
import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.Dim;
import archsweep.network.op.Embedding;
import archsweep.network.op.Linear;
import archsweep.network.op.MatMul;
import archsweep.network.op.Op;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.network.op.Window;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkloadsTest {

  private static final TensorType IMAGE = TensorType.real(Shape.batched(16, 32, 32));

  @Test
  void everyOperatorHasAWorkload() {
    assertThat(
            TestNetworks.all().stream()
                .flatMap(network -> network.layers().stream())
                .map(layer -> layer.op().getClass().getSimpleName()))
        .as("the test networks have every operator")
        .containsOnly(
            Stream.of(Op.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toArray(String[]::new));
    for (Network network : TestNetworks.all()) {
      assertThat(NetworkWorkload.of(network).size()).isEqualTo(network.layers().size());
    }
  }

  @Test
  void matrixProductsDoTheMultiplyAccumulatesThatTheNetworkCounts() {
    for (Network network : TestNetworks.all()) {
      for (int i = 0; i < network.layers().size(); i++) {
        Work work = LayerWorkload.of(network.layers().get(i).op(), network.inputTypes(i)).work();
        if (work instanceof MatrixProduct product) {
          assertThat(product.macs()).isEqualTo(network.counts(i).macs());
        }
      }
    }
  }

  @Test
  void groupsAreProductsOneAfterTheOther() {
    Convolution depthwise = new Convolution(16, Window.square(3, 1, 1), 16, false);

    assertThat(LayerWorkload.of(depthwise, List.of(IMAGE)).work())
        .isEqualTo(new MatrixProduct(16, 1024, 1, 9, 1024, true, new Geometry(3, 3, 32, 32)));
  }

  @Test
  void stridesSkipInputsAndPaddingIsNone() {
    assertThat(LayerWorkload.of(Convolution.square(8, 1, 2, 0), List.of(IMAGE)).work())
        .isEqualTo(
            new MatrixProduct(1, 256, 8, 16, 16 * 16 * 16, true, new Geometry(1, 1, 16, 16)));
    assertThat(LayerWorkload.of(Convolution.square(8, 3, 2, 1), List.of(IMAGE)).work())
        .isEqualTo(
            new MatrixProduct(1, 256, 8, 144, 32 * 32 * 16, true, new Geometry(3, 3, 16, 16)));
  }

  @Test
  void aBoundBatchAddsRows() {
    TensorType batch = IMAGE.bind(Map.of("batch", 4L));

    assertThat(LayerWorkload.of(Convolution.square(8, 3, 1, 1), List.of(batch)).work())
        .isEqualTo(
            new MatrixProduct(
                1, 4 * 1024, 8, 144, 4 * 1024 * 16, true, new Geometry(3, 3, 32, 32)));
  }

  @Test
  void productsOfActivationsHaveNoWeights() {
    TensorType query = TensorType.real(Shape.batched(4, 48, 16));
    LayerWorkload workload = LayerWorkload.of(new MatMul(true), List.of(query, query));

    assertThat(workload.work()).isEqualTo(new MatrixProduct(4, 48, 48, 16, 48 * 16, false));
    assertThat(workload.weightElements()).isZero();
    assertThat(workload.inputElements()).isEqualTo(2 * 4 * 48 * 16);
  }

  @Test
  void embeddingsMoveTheRowsThatTheyLookUp() {
    LayerWorkload workload =
        LayerWorkload.of(new Embedding(1000, 64), List.of(TensorType.index(Shape.batched(48))));

    assertThat(workload).isEqualTo(new LayerWorkload(new Work.Movement(), 48 * 64, 0, 48 * 64, 48));
  }

  @Test
  void batchNormsFoldOnlyIntoWhatTheyAloneRead() {
    NetworkBuilder net = new NetworkBuilder("norms");
    Source image = net.input("image", IMAGE);
    Source first = net.layer("first", BatchNorm.USUAL, image);
    Source conv = net.layer("conv", Convolution.square(16, 3, 1, 1), first);
    Source folded = net.layer("folded", BatchNorm.USUAL, conv);
    Source shared = net.layer("shared", Convolution.square(16, 3, 1, 1), folded);
    Source kept = net.layer("kept", BatchNorm.USUAL, shared);
    Source untracked = net.layer("bare", Convolution.square(16, 3, 1, 1), kept);
    Source own = net.layer("own", new BatchNorm(true, false, 1e-5, 0.1), untracked);
    Network network = net.build(own, shared);
    NetworkWorkload workload = NetworkWorkload.of(network);

    assertThat(network.layers().stream().map(Layer::name))
        .containsExactly("first", "conv", "folded", "shared", "kept", "bare", "own");
    assertThat(Stream.of(0, 2, 4, 6).map(i -> workload.layer(i).work() instanceof Free))
        .containsExactly(false, true, false, false);
  }

  @Test
  void equalLayersAreOneWorkload() {
    NetworkWorkload three = NetworkWorkload.of(TestNetworks.convolutional(3));
    NetworkWorkload nine = NetworkWorkload.of(TestNetworks.convolutional(9));

    assertThat(nine.size()).isEqualTo(three.size() + 6 * 7);
    assertThat(nine.distinct()).isEqualTo(three.distinct());
  }

  @Test
  void refusesOpenSequences() {
    NetworkBuilder net = new NetworkBuilder("open");
    Source tokens =
        net.input(
            "tokens", TensorType.real(Shape.of(Dim.Symbol.BATCH, Dim.Symbol.SEQUENCE, Dim.of(8))));
    Network open = net.build(net.layer("linear", new Linear(8, true), tokens));

    assertThatThrownBy(() -> NetworkWorkload.of(open))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("leaves its sequence open");
  }
}
