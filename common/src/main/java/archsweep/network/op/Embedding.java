package archsweep.network.op;

import java.util.ArrayList;
import java.util.List;

/**
 * Replaces each index by a row of a table. Input indices [...], weight [vocabulary, width], output
 * [..., width].
 */
public record Embedding(int vocabulary, int width) implements Op {

  public Embedding {
    if (vocabulary < 1 || width < 1) {
      throw new IllegalArgumentException(
          "The vocabulary (%d) and the width (%d) must be positive.".formatted(vocabulary, width));
    }
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    if (inputs.size() != 1 || inputs.get(0).dataType() != DataType.INDEX) {
      throw new ShapeException("it takes 1 input of indices");
    }
    List<Dim> dims = new ArrayList<>(inputs.get(0).shape().dims());
    dims.add(Dim.of(width));
    return List.of(TensorType.real(new Shape(dims)));
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> inputs) {
    return List.of(
        new ParameterSpec("weight", ParameterKind.EMBEDDING, Shape.fixed(vocabulary, width), 1));
  }

  /** Only the rows that are looked up are read, not the whole table. */
  @Override
  public OpCounts counts(List<TensorType> inputs) {
    long indices = Inputs.elements(inputs);
    long read = indices * width;
    return new OpCounts(0, 0, 0, 0, 0, indices, read, indices, read);
  }

  @Override
  public String describe() {
    return "embedding of %d, %d wide".formatted(vocabulary, width);
  }
}
