package archsweep.cost;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.CausalMask;
import archsweep.network.op.Concat;
import archsweep.network.op.Convolution;
import archsweep.network.op.Dim;
import archsweep.network.op.Embedding;
import archsweep.network.op.GatedSum;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.LearnedOffset;
import archsweep.network.op.LearnedScale;
import archsweep.network.op.Linear;
import archsweep.network.op.Lstm;
import archsweep.network.op.MatMul;
import archsweep.network.op.Multiply;
import archsweep.network.op.Pool;
import archsweep.network.op.Reshape;
import archsweep.network.op.RmsNorm;
import archsweep.network.op.RotaryEmbedding;
import archsweep.network.op.Scale;
import archsweep.network.op.Shape;
import archsweep.network.op.Slice;
import archsweep.network.op.Softmax;
import archsweep.network.op.StridedZero;
import archsweep.network.op.Take;
import archsweep.network.op.TensorType;
import archsweep.network.op.Transpose;
import archsweep.network.op.TransposedConvolution;
import archsweep.network.op.Window;
import archsweep.network.op.WindowBias;
import archsweep.network.op.Zero;
import java.util.List;
import java.util.Map;

/** Small networks that have every operator between them. */
final class TestNetworks {

  private TestNetworks() {}

  static List<Network> all() {
    return List.of(convolutional(3), attention(), sequence(), decoder());
  }

  /** A stem, {@code blocks} equal residual blocks, and a head. */
  static Network convolutional(int blocks) {
    NetworkBuilder net = new NetworkBuilder("convolutional");
    Source image = net.input("image", TensorType.real(Shape.batched(3, 32, 32)));
    Source last =
        net.chain("stem", image, Convolution.square(16, 3, 1, 1), BatchNorm.USUAL, Activation.RELU);
    for (int i = 0; i < blocks; i++) {
      Source branch =
          net.chain(
              "block" + i,
              last,
              Convolution.square(16, 3, 1, 1),
              BatchNorm.USUAL,
              new Convolution(16, Window.square(3, 1, 1), 16, false),
              Activation.RELU,
              BatchNorm.USUAL);
      Source none = net.layer("none" + i, new Zero(), last);
      last = net.layer("sum" + i, new Add(), branch, last, none);
    }
    Source pooled = net.layer("pool", Pool.max(Window.square(2, 2, 0)), last);
    Source gate = net.chain("gate", pooled, new GlobalAveragePool(true), Activation.RELU);
    Source gated = net.layer("gated", new Multiply(), pooled, gate);
    Source both = net.layer("both", new Concat(1), gated, pooled);
    return net.build(net.chain("head", both, new GlobalAveragePool(false), new Linear(10, true)));
  }

  static Network attention() {
    NetworkBuilder net = new NetworkBuilder("attention");
    Source tokens =
        net.input("tokens", TensorType.index(Shape.of(Dim.Symbol.BATCH, Dim.Symbol.SEQUENCE)));
    Source embedded = net.chain("embed", tokens, new Embedding(1000, 64), new LayerNorm(1, 1e-5));
    Shape split = Shape.of(Dim.Symbol.BATCH, Dim.Symbol.SEQUENCE, Dim.of(4), Dim.of(16));
    Transpose swap = new Transpose(List.of(0, 2, 1, 3));
    Source query = net.chain("query", embedded, new Linear(64, false), new Reshape(split), swap);
    Source key = net.chain("key", embedded, new Linear(64, false), new Reshape(split), swap);
    Source value = net.chain("value", embedded, new Linear(64, false), new Reshape(split), swap);
    Source scores = net.layer("scores", new MatMul(true), query, key);
    Source weights = net.layer("weights", new Softmax(-1), scores);
    Source mixed = net.layer("mixed", new MatMul(false), weights, value);
    Shape merged = Shape.of(Dim.Symbol.BATCH, Dim.Symbol.SEQUENCE, Dim.of(64));
    Source out = net.chain("merge", mixed, swap, new Reshape(merged));
    return net.build(net.layer("residual", new Add(), out, embedded)).bind(Map.of("sequence", 48L));
  }

  /** What language models and speech recognisers have beside attention. */
  static Network sequence() {
    NetworkBuilder net = new NetworkBuilder("sequence");
    Source features = net.input("features", TensorType.real(Shape.batched(12, 16)));
    Source states =
        net.chain(
            "states",
            features,
            new Lstm(8),
            LearnedOffset.of(12, 8),
            new RmsNorm(1e-6),
            new LearnedScale(List.of(8L)),
            new RotaryEmbedding(10_000));
    Source scores = net.layer("scores", new MatMul(true), states, states);
    Source weights =
        net.chain("weights", scores, new Scale(0.5), new CausalMask(), new Softmax(-1));
    Source mixed = net.layer("mixed", new MatMul(false), weights, states);
    return net.build(net.layer("gated", new GatedSum(), mixed, states));
  }

  static Network decoder() {
    NetworkBuilder net = new NetworkBuilder("decoder");
    Source image = net.input("image", TensorType.real(Shape.batched(4, 8, 8)));
    Source zero = net.layer("zero", new StridedZero(6, 2), image);
    Source part = net.layer("part", Slice.of(1, 0, 2), zero);
    Source mirrored = net.layer("mirrored", new Take(3, List.of(1L, 0L, 1L, 2L)), part);
    Source scores =
        net.chain(
            "scores", mirrored, new Reshape(Shape.batched(1, 2, 4, 4)), new WindowBias(2, 1, 1, 1));
    Source map = net.layer("map", new Reshape(Shape.batched(2, 4, 4)), scores);
    return net.build(
        net.layer("up", new TransposedConvolution(3, Window.square(3, 2, 1), 1, true), map));
  }
}
