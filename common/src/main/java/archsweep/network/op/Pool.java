package archsweep.network.op;

import java.util.List;

/**
 * The maximum or the mean of a sliding window, for each channel. Input [batch, channels,
 * spatial...].
 *
 * @param countPadding whether a mean divides by the padding that it covers too
 */
public record Pool(Kind kind, Window window, boolean countPadding) implements Op {

  /** What a window is reduced to. */
  public enum Kind {
    MAX,
    AVERAGE
  }

  public static Pool max(Window window) {
    return new Pool(Kind.MAX, window, false);
  }

  public static Pool average(Window window, boolean countPadding) {
    return new Pool(Kind.AVERAGE, window, countPadding);
  }

  public Pool {
    for (int axis = 0; axis < window.rank(); axis++) {
      int half = window.kernel().get(axis) / 2;
      if (window.paddingBefore().get(axis) > half || window.paddingAfter().get(axis) > half) {
        throw new IllegalArgumentException(
            "The padding (%s) of a pool must be at most half of its kernel (%s)."
                .formatted(window.paddingBefore(), window.kernel()));
      }
    }
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    Shape input = Inputs.channelled(inputs, window.rank());
    return List.of(TensorType.real(window.slide(input, input.size(1))));
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    List<TensorType> outputs = outputs(inputs);
    long elements = Inputs.elements(outputs);
    long taps = elements * window.taps();
    OpCounts arithmetic =
        kind == Kind.MAX
            ? OpCounts.arithmetic(0, 0, 0, taps, 0)
            : OpCounts.arithmetic(0, elements, taps, 0, 0);
    return Inputs.touching(arithmetic, List.of(), inputs, outputs);
  }

  @Override
  public String describe() {
    return (kind == Kind.MAX ? "max pool " : "average pool ") + window.describe();
  }
}
