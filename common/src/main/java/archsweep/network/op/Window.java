package archsweep.network.op;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a kernel slides over the spatial axes of its input; every list has one entry an axis.
 *
 * @param kernel the extent of the kernel
 * @param stride the step between two positions
 * @param paddingBefore zeros (for max pooling: nothing) before the first element
 * @param paddingAfter the same after the last element
 * @param dilation the distance between neighbouring taps of the kernel
 */
public record Window(
    List<Integer> kernel,
    List<Integer> stride,
    List<Integer> paddingBefore,
    List<Integer> paddingAfter,
    List<Integer> dilation) {

  public Window {
    kernel = positive("kernel", kernel, kernel.size(), 1);
    stride = positive("stride", stride, kernel.size(), 1);
    paddingBefore = positive("paddingBefore", paddingBefore, kernel.size(), 0);
    paddingAfter = positive("paddingAfter", paddingAfter, kernel.size(), 0);
    dilation = positive("dilation", dilation, kernel.size(), 1);
    if (kernel.isEmpty()) {
      throw new IllegalArgumentException("A window needs at least one axis.");
    }
  }

  /** The same kernel, stride, symmetric padding and dilation along each of {@code rank} axes. */
  public static Window cube(int rank, int kernel, int stride, int padding, int dilation) {
    return new Window(
        Collections.nCopies(rank, kernel),
        Collections.nCopies(rank, stride),
        Collections.nCopies(rank, padding),
        Collections.nCopies(rank, padding),
        Collections.nCopies(rank, dilation));
  }

  /** A square window over images. */
  public static Window square(int kernel, int stride, int padding) {
    return cube(2, kernel, stride, padding, 1);
  }

  /** A window over sequences. */
  public static Window line(int kernel, int stride, int padding) {
    return cube(1, kernel, stride, padding, 1);
  }

  public int rank() {
    return kernel.size();
  }

  /** The number of taps. */
  public long taps() {
    return kernel.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** Whether each axis has as much padding before as after. */
  public boolean symmetric() {
    return paddingBefore.equals(paddingAfter);
  }

  /**
   * Slides over {@code input} [batch, channels, spatial...] and gives the shape of the result with
   * {@code channels} channels. A symbolic axis passes through where the window keeps its size.
   *
   * @throws ShapeException if the padded input is smaller than the kernel
   */
  Shape slide(Shape input, long channels) {
    Shape output = input.with(1, Dim.of(channels));
    for (int axis = 0; axis < rank(); axis++) {
      int reach = dilation.get(axis) * (kernel.get(axis) - 1) + 1;
      int padding = paddingBefore.get(axis) + paddingAfter.get(axis);
      boolean keepsSize = stride.get(axis) == 1 && padding == reach - 1;
      if (keepsSize) {
        continue;
      }
      long size = input.size(2 + axis);
      if (size + padding < reach) {
        throw new ShapeException(
            "its kernel reaches over %d elements, but the padded input %s has only %d"
                .formatted(reach, input, size + padding));
      }
      output = output.with(2 + axis, Dim.of((size + padding - reach) / stride.get(axis) + 1));
    }
    return output;
  }

  String describe() {
    StringBuilder text = new StringBuilder(join(kernel));
    append(text, "stride", stride, 1);
    if (symmetric()) {
      append(text, "padding", paddingBefore, 0);
    } else {
      text.append(" padding ").append(join(paddingBefore)).append("..").append(join(paddingAfter));
    }
    append(text, "dilation", dilation, 1);
    return text.toString();
  }

  private static void append(StringBuilder text, String name, List<Integer> values, int usual) {
    if (values.stream().anyMatch(value -> value != usual)) {
      boolean same = values.stream().distinct().count() == 1;
      text.append(' ').append(name).append(' ').append(same ? values.get(0) : join(values));
    }
  }

  private static String join(List<Integer> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }

  private static List<Integer> positive(String name, List<Integer> values, int size, int least) {
    boolean positive = values.size() == size;
    for (int value : values) {
      positive &= value >= least;
    }
    if (!positive) {
      throw new IllegalArgumentException(
          "The %s (%s) of a window must be %d numbers of at least %d."
              .formatted(name, values, size, least));
    }
    return List.copyOf(values);
  }
}
