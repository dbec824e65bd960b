package archsweep.onnx.read;

import archsweep.network.op.Shape;
import archsweep.network.op.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/** The windows of convolutions and pools. */
final class Windows {

  private Windows() {}

  /**
   * @param weight the sizes of the weight that the window is taken from if the node does not say;
   *     null for a pool
   */
  static Window of(At at, Shape input, long[] weight) {
    int rank = input.rank() - 2;
    OnnxNode node = at.node();
    if (node.number("ceil_mode", 0) != 0) {
      throw new RefusedNodeException("ceil_mode is not supported");
    }
    List<Integer> kernel =
        node.has("kernel_shape") || weight == null
            ? integers(node.attribute("kernel_shape").numbers(8), rank)
            : integers(LongStream.of(weight).skip(2).toArray(), rank);
    List<Integer> strides = usual(node, "strides", rank, 1);
    List<Integer> dilations = usual(node, "dilations", rank, 1);
    List<Integer> pads = new ArrayList<>(usual(node, "pads", 2 * rank, 0));
    String automatic = node.text("auto_pad", "NOTSET");
    if (automatic.startsWith("SAME")) {
      for (int axis = 0; axis < rank; axis++) {
        long size = input.size(2 + axis);
        int stride = strides.get(axis);
        long reach = (long) dilations.get(axis) * (kernel.get(axis) - 1) + 1;
        long missing = Math.max(0, (size + stride - 1) / stride * stride - stride + reach - size);
        long before = automatic.equals("SAME_LOWER") ? missing - missing / 2 : missing / 2;
        pads.set(axis, Math.toIntExact(before));
        pads.set(rank + axis, Math.toIntExact(missing - before));
      }
    }
    return new Window(
        kernel, strides, pads.subList(0, rank), pads.subList(rank, 2 * rank), dilations);
  }

  private static List<Integer> usual(OnnxNode node, String attribute, int count, int value) {
    return node.numbers(attribute)
        .map(numbers -> integers(numbers, count))
        .orElse(Collections.nCopies(count, value));
  }

  private static List<Integer> integers(long[] numbers, int count) {
    if (numbers.length != count) {
      throw new RefusedNodeException("%d numbers stand where %d are due", numbers.length, count);
    }
    return LongStream.of(numbers).mapToObj(Math::toIntExact).toList();
  }
}
