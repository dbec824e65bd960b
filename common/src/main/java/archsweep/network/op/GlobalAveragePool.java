package archsweep.network.op;

import java.util.List;

/**
 * The mean of each channel. Input [batch, channels, spatial...], output [batch, channels], or
 * [batch, channels, 1...] when the axes are kept, as squeeze-and-excitation needs it.
 */
public record GlobalAveragePool(boolean keepAxes) implements Op {

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    Shape input = Inputs.single(inputs).shape();
    if (input.rank() < 3) {
      throw new ShapeException("it takes [batch, channels, spatial...], not %s".formatted(input));
    }
    Shape output = new Shape(input.dims().subList(0, 2));
    if (keepAxes) {
      output = input;
      for (int axis = 2; axis < input.rank(); axis++) {
        output = output.with(axis, Dim.of(1));
      }
    }
    return List.of(TensorType.real(output));
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    List<TensorType> outputs = outputs(inputs);
    return Inputs.touching(
        OpCounts.arithmetic(0, Inputs.elements(outputs), Inputs.elements(inputs), 0, 0),
        List.of(),
        inputs,
        outputs);
  }

  @Override
  public String describe() {
    return "global average pool";
  }
}
