package archsweep.network.op;

import java.util.ArrayList;
import java.util.List;

/**
 * A convolution (cross-correlation) over one or more spatial axes. Input [batch, channels,
 * spatial...], weight [out channels, channels / groups, kernel...], bias [out channels].
 */
public record Convolution(int outChannels, Window window, int groups, boolean bias) implements Op {

  public Convolution {
    if (groups < 1 || outChannels < 1 || outChannels % groups != 0) {
      throw new IllegalArgumentException(
          "The outChannels (%d) must be a positive multiple of the groups (%d)."
              .formatted(outChannels, groups));
    }
  }

  /** A dense convolution over images, without bias. */
  public static Convolution square(int outChannels, int kernel, int stride, int padding) {
    return new Convolution(outChannels, Window.square(kernel, stride, padding), 1, false);
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    Shape input = Inputs.channelled(inputs, window.rank());
    if (input.size(1) % groups != 0) {
      throw new ShapeException(
          "its %d groups do not divide the %d channels of %s"
              .formatted(groups, input.size(1), input));
    }
    return List.of(TensorType.real(window.slide(input, outChannels)));
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> inputs) {
    long channels = inputs.get(0).shape().size(1) / groups;
    long fanIn = channels * window.taps();
    List<Long> sizes = new ArrayList<>(List.of((long) outChannels, channels));
    window.kernel().forEach(extent -> sizes.add(extent.longValue()));
    Shape weight = Shape.fixed(sizes.stream().mapToLong(Long::longValue).toArray());
    return Linear.weightAndBias(weight, outChannels, fanIn, bias);
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    List<TensorType> outputs = outputs(inputs);
    long elements = Inputs.elements(outputs);
    long macs = elements * (inputs.get(0).shape().size(1) / groups) * window.taps();
    return Inputs.touching(
        OpCounts.arithmetic(macs, 0, bias ? elements : 0, 0, 0),
        parameters(inputs),
        inputs,
        outputs);
  }

  @Override
  public String describe() {
    return "conv %s%s, %d out%s"
        .formatted(
            window.describe(),
            groups == 1 ? "" : " in %d groups".formatted(groups),
            outChannels,
            bias ? " + bias" : "");
  }
}
