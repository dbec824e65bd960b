package archsweep.network.op;

import java.util.List;

/**
 * Zeros in the place of a convolution that changes channels or size: the "none" of an edge of a
 * cell that reduces. Input [batch, channels, height, width], output [batch, out channels, height /
 * stride, width / stride], rounded up.
 */
public record StridedZero(int outChannels, int stride) implements Op {

  public StridedZero {
    if (outChannels < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "The outChannels (%d) and the stride (%d) must be positive."
              .formatted(outChannels, stride));
    }
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    Shape input = Inputs.channelled(inputs, 2);
    Shape output = input.with(1, Dim.of(outChannels));
    for (int axis = 2; axis < 4; axis++) {
      output = output.with(axis, Dim.of((input.size(axis) + stride - 1) / stride));
    }
    return List.of(TensorType.real(output));
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    return OpCounts.NONE.touching(0, 0, Inputs.elements(outputs(inputs)));
  }

  @Override
  public String describe() {
    return "zero stride %d, %d out".formatted(stride, outChannels);
  }
}
