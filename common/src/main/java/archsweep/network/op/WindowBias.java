package archsweep.network.op;

import java.util.List;

/**
 * What Swin Transformers (Liu et al., ICCV 2021, equation 4 and figure 4) add to the scores of
 * attention within windows of an image: a learned number for each head and each relative place of
 * two positions; and, where the image was shifted around its border, -100 for two positions of a
 * window that are no neighbours. Input and output [batch, windows, heads, positions, positions],
 * windows and the positions in them row by row.
 *
 * @param side of a window, which has side^2 positions
 * @param rows of windows
 * @param columns of windows
 * @param shift by how many positions the image was shifted up and left; 0 for not
 */
public record WindowBias(int side, int rows, int columns, int shift) implements Op {

  private static final float APART = -100;

  public WindowBias {
    if (side < 1 || rows < 1 || columns < 1 || shift < 0 || shift >= side) {
      throw new IllegalArgumentException(
          "The side (%d), rows (%d) and columns (%d) must be positive and the shift (%d) less than the side."
              .formatted(side, rows, columns, shift));
    }
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    TensorType input = Inputs.single(inputs);
    Shape shape = input.shape();
    if (shape.rank() != 5
        || shape.size(1) != windows()
        || shape.size(3) != positions()
        || shape.size(4) != positions()) {
      throw new ShapeException(
          "it takes [batch, %d windows, heads, %d positions, %d positions], not %s"
              .formatted(windows(), positions(), positions(), shape));
    }
    return List.of(input);
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> inputs) {
    long places = 2L * side - 1;
    Shape shape = Shape.fixed(places * places, inputs.get(0).shape().size(2));
    return List.of(new ParameterSpec("weight", ParameterKind.EMBEDDING, shape, 1));
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    long elements = Inputs.elements(inputs);
    long additions = shift > 0 ? 2 * elements : elements;
    return Inputs.touching(
        OpCounts.arithmetic(0, 0, additions, 0, 0), parameters(inputs), inputs, inputs);
  }

  /** How many windows there are. */
  public int windows() {
    return rows * columns;
  }

  /** How many positions a window has. */
  public int positions() {
    return side * side;
  }

  /** For each pair of positions, the first slowest, the row of the table that is added. */
  public int[] places() {
    int[] places = new int[positions() * positions()];
    for (int from = 0; from < positions(); from++) {
      for (int to = 0; to < positions(); to++) {
        int down = from / side - to / side + side - 1;
        int right = from % side - to % side + side - 1;
        places[from * positions() + to] = down * (2 * side - 1) + right;
      }
    }
    return places;
  }

  /** What is added to keep strangers apart, [windows, positions, positions]. */
  public float[] apart() {
    float[] apart = new float[windows() * positions() * positions()];
    int next = 0;
    for (int window = 0; window < windows(); window++) {
      for (int from = 0; from < positions(); from++) {
        for (int to = 0; to < positions(); to++) {
          apart[next++] = region(window, from) == region(window, to) ? 0 : APART;
        }
      }
    }
    return apart;
  }

  /** Which of the nine regions of the shifted image a position is in. */
  private int region(int window, int position) {
    int row = window / columns * side + position / side;
    int column = window % columns * side + position % side;
    return 3 * part(row, rows * side) + part(column, columns * side);
  }

  private int part(int place, int length) {
    return place < length - side ? 0 : place < length - shift ? 1 : 2;
  }

  @Override
  public String describe() {
    return "bias of %dx%d windows%s".formatted(side, side, shift > 0 ? ", shift " + shift : "");
  }
}
