package archsweep.onnx;

import archsweep.network.op.Lstm;
import java.util.List;

/**
 * Recurrent layers: libtorch's gates are input, forget, cell, output; ONNX's input, output, forget,
 * cell.
 */
final class LstmNodes {

  private static final int[] GATES = {0, 3, 1, 2};

  private LstmNodes() {}

  static void write(Lstm lstm, LayerNodes layer) {
    long hidden = lstm.hidden();
    long features = layer.type().shape().size(2);
    long gates = GATES.length * hidden;
    GraphWriter graph = layer.graph();
    float[] weights = ordered(layer.values().get("weight_ih"));
    float[] recurrent = ordered(layer.values().get("weight_hh"));
    float[] inputBias = ordered(layer.values().get("bias_ih"));
    float[] hiddenBias = ordered(layer.values().get("bias_hh"));
    float[] bias = new float[inputBias.length + hiddenBias.length];
    System.arraycopy(inputBias, 0, bias, 0, inputBias.length);
    System.arraycopy(hiddenBias, 0, bias, inputBias.length, hiddenBias.length);
    Attributes swapped = Attributes.of("perm", List.of(1, 0, 2));
    String output =
        layer.step(
            "lstm",
            "LSTM",
            Attributes.of("hidden_size", hidden),
            layer.step("time_first", "Transpose", swapped, layer.input()),
            graph.floats(layer.helper("weights"), List.of(1L, gates, features), weights),
            graph.floats(layer.helper("recurrent"), List.of(1L, gates, hidden), recurrent),
            graph.floats(layer.helper("bias"), List.of(1L, 2 * gates), bias));
    String forward = layer.step("forward", "Squeeze", output, layer.longs("direction", 1));
    layer.result("Transpose", swapped, forward);
  }

  private static float[] ordered(float[] values) {
    int block = values.length / GATES.length;
    float[] ordered = new float[values.length];
    for (int gate = 0; gate < GATES.length; gate++) {
      System.arraycopy(values, GATES[gate] * block, ordered, gate * block, block);
    }
    return ordered;
  }
}
