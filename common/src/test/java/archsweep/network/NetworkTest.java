package archsweep.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.Dim;
import archsweep.network.op.Embedding;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.MatMul;
import archsweep.network.op.OpCounts;
import archsweep.network.op.Reshape;
import archsweep.network.op.Shape;
import archsweep.network.op.Softmax;
import archsweep.network.op.TensorType;
import archsweep.network.op.Transpose;
import archsweep.network.op.Window;
import archsweep.network.rewrite.RemoveBatchNorm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkTest {

  private static final TensorType IMAGE = TensorType.real(Shape.batched(3, 32, 32));

  @Test
  void countsParametersAndMultiplyAccumulates() {
    Network network = residual("tiny", "a", "b");

    assertThat(network.parameterCount())
        .isEqualTo(3 * 16 * 9 + 2 * 16 + 2 * (16 * 16 * 9) + 16 * 10 + 10);
    assertThat(network.counts().macs()).isEqualTo(32 * 32 * 9 * (3 * 16 + 2 * 16 * 16) + 160);
    assertThat(network.type(network.outputs().get(0)).shape()).isEqualTo(Shape.batched(10));
  }

  @Test
  void groupedAndDilatedConvolutionsSlideAsTheyShould() {
    Convolution depthwise =
        new Convolution(
            8,
            new Window(List.of(3, 5), List.of(2, 1), List.of(1, 0), List.of(1, 4), List.of(1, 1)),
            8,
            false);
    List<TensorType> input = List.of(TensorType.real(Shape.batched(8, 9, 7)));

    assertThat(depthwise.outputs(input).get(0).shape()).isEqualTo(Shape.batched(8, 5, 7));
    assertThat(depthwise.counts(input).macs()).isEqualTo(8 * 5 * 7 * 15);
    Convolution dilated = new Convolution(4, Window.cube(1, 3, 1, 2, 2), 1, true);
    TensorType sequence =
        TensorType.real(Shape.of(Dim.Symbol.BATCH, Dim.of(2), Dim.Symbol.SEQUENCE));
    assertThat(dilated.outputs(List.of(sequence)).get(0).shape())
        .isEqualTo(Shape.of(Dim.Symbol.BATCH, Dim.of(4), Dim.Symbol.SEQUENCE));
  }

  @Test
  void sharedParametersCountOnce() {
    NetworkBuilder net = new NetworkBuilder("shared");
    Source image = net.input("image", TensorType.real(Shape.batched(4, 8, 8)));
    Source first = net.layer("first", Convolution.square(4, 3, 1, 1), image);
    Source second =
        net.layer(
            new Layer(
                "second",
                Convolution.square(4, 3, 1, 1),
                List.of(first),
                Map.of("weight", "first.weight")));

    assertThat(net.build(second).parameterCount()).isEqualTo(4 * 4 * 9);
  }

  @Test
  void attentionBindsItsSequence() {
    Network network = attention().bind(Map.of("sequence", 128L));

    assertThat(network.type(network.outputs().get(0)).shape()).isEqualTo(Shape.batched(128, 64));
    assertThat(network.counts().macs()).isEqualTo(3L * 128 * 64 * 64 + 2L * 4 * 128 * 128 * 16);
  }

  @Test
  void readsBackFromJson() {
    for (Network network : List.of(residual("tiny", "a", "b"), attention())) {
      assertThat(NetworkJson.read(NetworkJson.write(network), "test")).isEqualTo(network);
    }
  }

  @Test
  void idIgnoresNamesAndOrderButNotWiring() {
    assertThat(NetworkId.of(residual("tiny", "a", "b")).hash())
        .isEqualTo(NetworkId.of(residual("other", "z", "c")).hash());
    assertThat(NetworkId.of(residual("tiny", "a", "b")).hash())
        .isNotEqualTo(
            NetworkId.of(new RemoveBatchNorm().removeFrom(residual("t", "a", "b"))).hash());
    assertThat(NetworkId.of(diamond(true)).hash())
        .isNotEqualTo(NetworkId.of(diamond(false)).hash());
  }

  @Test
  void refusesCyclesDanglingInputsAndWrongShapesByName() {
    Layer forth = new Layer("forth", Activation.RELU, List.of(Source.of("back")));
    Layer back = new Layer("back", Activation.RELU, List.of(Source.of("forth")));
    assertThatThrownBy(
            () -> new Network("loop", Map.of("image", IMAGE), List.of(forth, back), List.of()))
        .isInstanceOf(InvalidNetworkException.class)
        .hasMessageContaining("back")
        .hasMessageContaining("cycle");
    assertThatThrownBy(() -> new NetworkBuilder("n").build(Source.of("nowhere")))
        .hasMessageContaining("nowhere, which does not exist");
    NetworkBuilder net = new NetworkBuilder("misfit");
    Source image = net.input("image", IMAGE);
    Source narrow = net.layer("narrow", Convolution.square(4, 3, 2, 1), image);
    Source sum = net.layer("sum", new Add(), image, narrow);
    assertThatThrownBy(() -> net.build(sum))
        .hasMessageContaining("sum")
        .hasMessageContaining("do not fit together");
  }

  @Test
  void countsEveryOperationOnce() {
    OpCounts softmax = new Softmax(-1).counts(List.of(TensorType.real(Shape.batched(10))));
    assertThat(softmax.operations()).isEqualTo(50);
    assertThat(new Embedding(100, 16).counts(List.of(TensorType.index(Shape.batched(7)))).lookups())
        .isEqualTo(7);
  }

  private static Network residual(String name, String first, String second) {
    NetworkBuilder net = new NetworkBuilder(name);
    Source image = net.input("image", IMAGE);
    Source stem = net.chain("stem", image, Convolution.square(16, 3, 1, 1), BatchNorm.USUAL);
    Source a = net.layer(first, Convolution.square(16, 3, 1, 1), stem);
    Source b = net.layer(second, Convolution.square(16, 3, 1, 1), stem);
    Source sum = net.layer("sum", new Add(), b, a);
    return net.build(
        net.chain(
            "head", sum, Activation.RELU, new GlobalAveragePool(false), new Linear(10, true)));
  }

  /** conv(x) computed once and used twice, or two convolutions of x. */
  private static Network diamond(boolean once) {
    NetworkBuilder net = new NetworkBuilder("diamond");
    Source image = net.input("image", IMAGE);
    Source a = net.layer("a", Convolution.square(3, 3, 1, 1), image);
    Source b = once ? a : net.layer("b", Convolution.square(3, 3, 1, 1), image);
    return net.build(net.layer("sum", new Add(), a, b));
  }

  private static Network attention() {
    NetworkBuilder net = new NetworkBuilder("attention");
    Source tokens =
        net.input(
            "tokens", TensorType.real(Shape.of(Dim.Symbol.BATCH, Dim.Symbol.SEQUENCE, Dim.of(64))));
    Shape split = Shape.of(Dim.Symbol.BATCH, Dim.Symbol.SEQUENCE, Dim.of(4), Dim.of(16));
    Transpose swap = new Transpose(List.of(0, 2, 1, 3));
    Source query = net.chain("query", tokens, new Linear(64, false), new Reshape(split), swap);
    Source key = net.chain("key", tokens, new Linear(64, false), new Reshape(split), swap);
    Source value = net.chain("value", tokens, new Linear(64, false), new Reshape(split), swap);
    Source scores = net.layer("scores", new MatMul(true), query, key);
    Source weights = net.layer("weights", new Softmax(-1), scores);
    Source mixed = net.layer("mixed", new MatMul(false), weights, value);
    Shape merged = Shape.of(Dim.Symbol.BATCH, Dim.Symbol.SEQUENCE, Dim.of(64));
    return net.build(net.chain("merge", mixed, swap, new Reshape(merged)));
  }
}
