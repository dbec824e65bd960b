package archsweep.network.op;

import java.util.ArrayList;
import java.util.List;

/**
 * A transposed convolution (the gradient of a convolution), which decoders upsample with. Input
 * [batch, channels, spatial...], weight [channels, out channels, kernel...], bias [out channels].
 * An axis of n elements becomes (n - 1) stride - padding + dilation (kernel - 1) + 1 +
 * outputPadding.
 *
 * @param window its padding is what is cut off; the same before and after
 * @param outputPadding elements more at the end of each axis, less than the stride
 */
public record TransposedConvolution(int outChannels, Window window, int outputPadding, boolean bias)
    implements Op {

  public TransposedConvolution {
    if (outChannels < 1 || outputPadding < 0 || !window.symmetric()) {
      throw new IllegalArgumentException(
          "The outChannels (%d) must be positive, the outputPadding (%d) not negative, and the padding symmetric."
              .formatted(outChannels, outputPadding));
    }
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    Shape input = Inputs.channelled(inputs, window.rank());
    input.size(1);
    Shape output = input.with(1, Dim.of(outChannels));
    for (int axis = 0; axis < window.rank(); axis++) {
      long reach = (long) window.dilation().get(axis) * (window.kernel().get(axis) - 1) + 1;
      long cut = (long) window.paddingBefore().get(axis) + window.paddingAfter().get(axis);
      long size =
          (input.size(2 + axis) - 1) * window.stride().get(axis) - cut + reach + outputPadding;
      if (size < 1) {
        throw new ShapeException("nothing of %s is left after the padding".formatted(input));
      }
      output = output.with(2 + axis, Dim.of(size));
    }
    return List.of(TensorType.real(output));
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> inputs) {
    long channels = inputs.get(0).shape().size(1);
    List<Long> sizes = new ArrayList<>(List.of(channels, (long) outChannels));
    window.kernel().forEach(extent -> sizes.add(extent.longValue()));
    Shape weight = Shape.fixed(sizes.stream().mapToLong(Long::longValue).toArray());
    return Linear.weightAndBias(weight, outChannels, outChannels * window.taps(), bias);
  }

  /** Each input element is multiplied with the whole kernel of each output channel. */
  @Override
  public OpCounts counts(List<TensorType> inputs) {
    List<TensorType> outputs = outputs(inputs);
    long macs = Inputs.elements(inputs) * outChannels * window.taps();
    return Inputs.touching(
        OpCounts.arithmetic(macs, 0, bias ? Inputs.elements(outputs) : 0, 0, 0),
        parameters(inputs),
        inputs,
        outputs);
  }

  @Override
  public String describe() {
    return "transposed conv %s, %d out%s"
        .formatted(window.describe(), outChannels, bias ? " + bias" : "");
  }
}
