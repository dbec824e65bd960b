package archsweep.onnx;

import archsweep.network.op.CausalMask;
import archsweep.network.op.GatedSum;
import archsweep.network.op.LearnedOffset;
import archsweep.network.op.LearnedScale;
import archsweep.network.op.Lstm;
import archsweep.network.op.Op;
import archsweep.network.op.RmsNorm;
import archsweep.network.op.RotaryEmbedding;
import archsweep.network.op.Scale;
import archsweep.network.op.Slice;
import archsweep.network.op.StridedZero;
import archsweep.network.op.Take;
import archsweep.network.op.WindowBias;
import java.util.List;
import java.util.stream.IntStream;

/** The operators of recurrent networks, transformers and randomly wired networks, as nodes. */
final class RareNodes {

  private RareNodes() {}

  static void write(Op op, LayerNodes layer) {
    if (op instanceof Scale scale) {
      layer.result("Mul", layer.input(), layer.scalar("factor", scale.factor()));
    } else if (op instanceof Slice slice) {
      layer.result(
          "Slice",
          layer.input(),
          layer.longs("start", slice.start()),
          layer.longs("end", slice.end()),
          layer.longs("axis", slice.axis()),
          layer.longs("step", slice.step()));
    } else if (op instanceof Take take) {
      long[] places = take.indices().stream().mapToLong(Long::longValue).toArray();
      Attributes axis = Attributes.of("axis", take.axis());
      layer.result("Gather", axis, layer.input(), layer.longs("places", places));
    } else if (op instanceof StridedZero zero) {
      strided(zero, layer);
    } else if (op instanceof Lstm lstm) {
      LstmNodes.write(lstm, layer);
    } else if (op instanceof RmsNorm norm) {
      rmsNorm(norm, layer);
    } else if (op instanceof CausalMask) {
      causal(layer);
    } else if (op instanceof WindowBias bias) {
      windowBias(bias, layer);
    } else if (op instanceof RotaryEmbedding rotary) {
      RotaryNodes.write(rotary, layer);
    } else if (op instanceof LearnedOffset) {
      layer.result("Add", layer.input(), layer.parameter("weight"));
    } else if (op instanceof LearnedScale) {
      layer.result("Mul", layer.input(), layer.parameter("weight"));
    } else if (op instanceof GatedSum) {
      gatedSum(layer);
    } else {
      throw new IllegalStateException(op.describe() + " has no ONNX form");
    }
  }

  private static void strided(StridedZero zero, LayerNodes layer) {
    String mean = layer.step("mean", "ReduceMean", layer.input(), layer.longs("channels", 1));
    String thinned =
        layer.step(
            "thinned",
            "Slice",
            mean,
            layer.longs("starts", 0, 0),
            layer.longs("ends", Long.MAX_VALUE, Long.MAX_VALUE),
            layer.longs("axes", 2, 3),
            layer.longs("steps", zero.stride(), zero.stride()));
    List<Long> sizes = List.of(1L, (long) zero.outChannels(), 1L, 1L);
    float[] zeros = new float[zero.outChannels()];
    layer.result("Mul", thinned, layer.graph().floats(layer.helper("zeros"), sizes, zeros));
  }

  private static void rmsNorm(RmsNorm norm, LayerNodes layer) {
    String squares = layer.step("squares", "Mul", layer.input(), layer.input());
    String mean = layer.step("mean", "ReduceMean", squares, layer.longs("axis", -1));
    String safe = layer.step("safe", "Add", mean, layer.scalar("epsilon", norm.epsilon()));
    String root = layer.step("root", "Sqrt", safe);
    String normal = layer.step("normal", "Div", layer.input(), root);
    layer.result("Mul", normal, layer.parameter("weight"));
  }

  /** What is later gets minus infinity: its upper triangle, added. */
  private static void causal(LayerNodes layer) {
    String shape = layer.step("shape", "Shape", layer.input());
    String infinite = layer.scalar("infinite", Double.NEGATIVE_INFINITY);
    String full = layer.step("full", "Expand", infinite, shape);
    String diagonal = layer.graph().longScalar(layer.helper("diagonal"), 1);
    String later = layer.step("later", "Trilu", full, diagonal);
    layer.result("Add", layer.input(), later);
  }

  private static void windowBias(WindowBias bias, LayerNodes layer) {
    long[] places = IntStream.of(bias.places()).asLongStream().toArray();
    long positions = bias.positions();
    String rows =
        layer.step(
            "rows",
            "Gather",
            Attributes.of("axis", 0),
            layer.parameter("weight"),
            layer.longs("places", places));
    String pairs =
        layer.step("pairs", "Reshape", rows, layer.longs("shape", positions, positions, -1));
    String added = layer.step("heads", "Transpose", Attributes.of("perm", List.of(2, 0, 1)), pairs);
    if (bias.shift() == 0) {
      layer.result("Add", layer.input(), added);
      return;
    }
    List<Long> sizes = List.of((long) bias.windows(), 1L, positions, positions);
    String apart = layer.graph().floats(layer.helper("apart"), sizes, bias.apart());
    layer.result("Add", layer.step("biased", "Add", layer.input(), added), apart);
  }

  private static void gatedSum(LayerNodes layer) {
    String gates = layer.step("gates", "Sigmoid", layer.parameter("weight"));
    String[] parts = new String[layer.inputs().size()];
    for (int i = 0; i < parts.length; i++) {
      String place = layer.graph().longScalar(layer.helper("place" + i), i);
      String gate = layer.step("gate" + i, "Gather", gates, place);
      parts[i] = layer.step("part" + i, "Mul", layer.inputs().get(i), gate);
    }
    layer.result("Sum", parts);
  }
}
