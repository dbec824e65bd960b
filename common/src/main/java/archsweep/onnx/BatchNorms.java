package archsweep.onnx;

import archsweep.network.op.BatchNorm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Batch normalisation, by tracked statistics or by those of the batch. */
final class BatchNorms {

  private BatchNorms() {}

  static void write(BatchNorm norm, LayerNodes layer) {
    long channels = layer.type().shape().size(1);
    String scale = norm.affine() ? layer.parameter("weight") : filled(layer, "ones", channels, 1);
    String shift = norm.affine() ? layer.parameter("bias") : filled(layer, "zeros", channels, 0);
    if (norm.tracked()) {
      layer.result(
          "BatchNormalization",
          Attributes.of("epsilon", norm.epsilon()),
          layer.input(),
          scale,
          shift,
          layer.parameter("running_mean"),
          layer.parameter("running_var"));
    } else {
      ofTheBatch(norm, layer, channels, scale, shift);
    }
  }

  /** ONNX's own node knows tracked statistics alone, so the equation is written out. */
  private static void ofTheBatch(
      BatchNorm norm, LayerNodes layer, long channels, String scale, String shift) {
    long[] others = LongStream.range(0, layer.rank()).filter(axis -> axis != 1).toArray();
    String axes = layer.longs("axes", others);
    String mean = layer.step("mean", "ReduceMean", layer.input(), axes);
    String centred = layer.step("centred", "Sub", layer.input(), mean);
    String squares = layer.step("squares", "Mul", centred, centred);
    String variance = layer.step("variance", "ReduceMean", squares, axes);
    String safe = layer.step("safe", "Add", variance, layer.scalar("epsilon", norm.epsilon()));
    String normal = layer.step("normal", "Div", centred, layer.step("deviation", "Sqrt", safe));
    long[] wide = new long[layer.rank() - 1];
    Arrays.fill(wide, 1);
    wide[0] = channels;
    String shape = layer.longs("shape", wide);
    String scaled =
        layer.step("scaled", "Mul", normal, layer.step("scale", "Reshape", scale, shape));
    layer.result("Add", scaled, layer.step("shift", "Reshape", shift, shape));
  }

  private static String filled(LayerNodes layer, String step, long channels, float value) {
    float[] values = new float[Math.toIntExact(channels)];
    Arrays.fill(values, value);
    return layer.graph().floats(layer.helper(step), List.of(channels), values);
  }
}
