package archsweep.network.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The extents of a tensor, outermost first. Images are [batch, channels, height, width], sequences
 * [batch, sequence, features].
 */
public record Shape(List<Dim> dims) {

  public Shape {
    dims = List.copyOf(dims);
  }

  public static Shape of(Dim... dims) {
    return new Shape(List.of(dims));
  }

  /** A shape without symbols. */
  public static Shape fixed(long... sizes) {
    return new Shape(LongStream.of(sizes).mapToObj(Dim::of).toList());
  }

  /** A batch of whatever {@code sizes} describe. */
  public static Shape batched(long... sizes) {
    List<Dim> dims = new ArrayList<>();
    dims.add(Dim.Symbol.BATCH);
    LongStream.of(sizes).mapToObj(Dim::of).forEach(dims::add);
    return new Shape(dims);
  }

  public int rank() {
    return dims.size();
  }

  public Dim dim(int axis) {
    return dims.get(axis);
  }

  /**
   * The extent of an axis that must be known by now.
   *
   * @throws ShapeException if the axis is symbolic
   */
  public long size(int axis) {
    if (dims.get(axis) instanceof Dim.Fixed fixed) {
      return fixed.size();
    }
    throw new ShapeException(
        "axis %d of %s is symbolic, and this operator needs its size".formatted(axis, this));
  }

  /** The number of elements; a symbol that is left counts as one (so: per example). */
  public long elements() {
    long elements = 1;
    for (Dim dim : dims) {
      if (dim instanceof Dim.Fixed fixed) {
        elements = Math.multiplyExact(elements, fixed.size());
      }
    }
    return elements;
  }

  /** This shape with another extent along one axis. */
  public Shape with(int axis, Dim dim) {
    List<Dim> changed = new ArrayList<>(dims);
    changed.set(axis, dim);
    return new Shape(changed);
  }

  /** Replaces symbols by the numbers that {@code sizes} has for them. */
  public Shape bind(Map<String, Long> sizes) {
    return new Shape(dims.stream().map(dim -> dim.bind(sizes)).toList());
  }

  @Override
  public String toString() {
    return dims.stream().map(Dim::toString).collect(Collectors.joining(", ", "[", "]"));
  }
}
