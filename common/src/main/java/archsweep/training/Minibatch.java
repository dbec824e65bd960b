package archsweep.training;

import archsweep.network.op.Shape;

/**
 * A batch of labelled examples, ready for a network.
 *
 * @param inputs [batch, ...] in row-major order, float32, normalised
 * @param labels the class of each example, from 0
 * @param shape the shape of {@code inputs}, without symbols
 */
@SuppressWarnings("ArrayRecordComponent")
public record Minibatch(float[] inputs, int[] labels, Shape shape) {

  public Minibatch {
    if (inputs.length != shape.elements() || labels.length != shape.size(0)) {
      throw new IllegalArgumentException(
          "A batch of %s cannot have %d values and %d labels."
              .formatted(shape, inputs.length, labels.length));
    }
  }

  /** The number of examples. */
  public int size() {
    return labels.length;
  }
}
