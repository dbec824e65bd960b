package archsweep.onnx;

import archsweep.network.op.RotaryEmbedding;
import java.util.List;

/** Rotary embeddings for any number of positions; the angles are made in float64 as elsewhere. */
final class RotaryNodes {

  private RotaryNodes() {}

  static void write(RotaryEmbedding rotary, LayerNodes layer) {
    int rank = layer.rank();
    int half = Math.toIntExact(layer.type().shape().size(rank - 1) / 2);
    double[] frequencies = new double[half];
    for (int i = 0; i < half; i++) {
      frequencies[i] = Math.pow(rotary.base(), -(double) i / half);
    }
    GraphWriter graph = layer.graph();
    String shape = layer.step("shape", "Shape", layer.input());
    String axis = graph.longScalar(layer.helper("axis"), rank - 2);
    String count = layer.step("count", "Gather", shape, axis);
    String zero = graph.longScalar(layer.helper("zero"), 0);
    String one = graph.longScalar(layer.helper("one"), 1);
    String places = layer.step("places", "Range", zero, count, one);
    String column = layer.step("column", "Unsqueeze", places, layer.longs("last", 1));
    String positions = layer.step("positions", "Cast", to(GraphWriter.DOUBLE), column);
    List<Long> row = List.of(1L, (long) half);
    String frequency = graph.doubles(layer.helper("frequency"), row, frequencies);
    String angles = layer.step("angles", "Mul", positions, frequency);
    // ONNX Runtime has no float64 cosine; within one turn float32 keeps its digits.
    String turn = graph.doubles(layer.helper("turn"), List.of(), new double[] {2 * Math.PI});
    String rest = layer.step("rest", "Mod", Attributes.of("fmod", 1), angles, turn);
    String angle = layer.step("angle", "Cast", to(GraphWriter.FLOAT), rest);
    String cosine = layer.step("cosine", "Cos", angle);
    String sine = layer.step("sine", "Sin", angle);
    String first = part(layer, "first", 0, half);
    String second = part(layer, "second", half, 2L * half);
    String turnedFirst =
        layer.step(
            "turned_first",
            "Sub",
            layer.step("first_cos", "Mul", first, cosine),
            layer.step("second_sin", "Mul", second, sine));
    String turnedSecond =
        layer.step(
            "turned_second",
            "Add",
            layer.step("second_cos", "Mul", second, cosine),
            layer.step("first_sin", "Mul", first, sine));
    layer.result("Concat", Attributes.of("axis", -1), turnedFirst, turnedSecond);
  }

  private static Attributes to(int type) {
    return Attributes.of("to", type);
  }

  private static String part(LayerNodes layer, String step, long start, long end) {
    return layer.step(
        step,
        "Slice",
        layer.input(),
        layer.longs(step + "_start", start),
        layer.longs(step + "_end", end),
        layer.longs(step + "_axis", -1));
  }
}
