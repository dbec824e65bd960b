package archsweep.cost;

import archsweep.device.Execution;
import archsweep.device.FormatSupport;
import archsweep.network.op.Op;
import archsweep.network.op.TensorType;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import java.util.List;

/**
 * All that the cost of a layer depends on, apart from device and precision: two layers with equal
 * workloads cost the same, whatever their operators, names and networks.
 *
 * @param work what is computed
 * @param weightElements parameters read
 * @param inputElements real activations read
 * @param outputElements real activations written
 * @param indexElements indices read or written
 */
public record LayerWorkload(
    Work work, long weightElements, long inputElements, long outputElements, long indexElements) {

  /** The bytes of an index, which no precision assignment changes: an int32. */
  static final int INDEX_BYTES = 4;

  /**
   * The workload of an operator; symbols that are left in its inputs count as one.
   *
   * @throws archsweep.network.op.ShapeException if it cannot take these inputs
   */
  public static LayerWorkload of(Op op, List<TensorType> inputs) {
    return Workloads.of(op, inputs, false);
  }

  /** The bytes of its weights in a format. */
  public long weightBytes(NumberFormat format) {
    return bytes(weightElements, format);
  }

  /** The bytes of the real activations and the indices that it reads and writes. */
  public long activationBytes(NumberFormat format) {
    return bytes(inputElements, format)
        + bytes(outputElements, format)
        + INDEX_BYTES * indexElements;
  }

  /** How a device executes it: the format of its weights says nothing where it has none. */
  public Execution execution(FormatSupport formats, LayerPrecision precision) {
    return weightElements > 0
        ? formats.execution(precision)
        : formats.execution(precision.activations());
  }

  /** The bytes that elements take in a format, in full bytes. */
  public static long bytes(long elements, NumberFormat format) {
    return (long) Math.ceil((double) elements * format.storedBits() / 8);
  }
}
