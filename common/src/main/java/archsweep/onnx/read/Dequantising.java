package archsweep.onnx.read;

import java.util.List;

/** Codes of weights as the values that they stand for. */
final class Dequantising {

  private Dequantising() {}

  /** (code - zero point) scale, with one of each for the tensor or for each index of an axis. */
  static Constant fold(OnnxNode node, List<Constant> inputs) {
    if (node.number("block_size", 0) != 0) {
      throw new RefusedNodeException("scales of blocks are not supported");
    }
    Constant codes = inputs.get(0);
    float[] scales = inputs.get(1).reals();
    long[] zeros = inputs.size() > 2 ? inputs.get(2).wholes() : new long[scales.length];
    long[] sizes = codes.sizes();
    long each = 1;
    if (scales.length > 1) {
      int axis = Shapes.axis(node.number("axis", 1), sizes.length);
      for (int i = axis + 1; i < sizes.length; i++) {
        each *= sizes[i];
      }
    }
    float[] values = new float[codes.length()];
    for (int i = 0; i < values.length; i++) {
      int channel = (int) (i / each % scales.length);
      values[i] = (codes.wholes()[i] - zeros[channel]) * scales[channel];
    }
    return Constant.real(sizes, values);
  }
}
