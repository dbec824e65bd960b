package archsweep.network.op;

import java.util.List;

/**
 * The product of two activations. Inputs [..., m, k] and [..., k, n], or [..., n, k] when the
 * second is transposed, with equal leading axes; output [..., m, n].
 */
public record MatMul(boolean transposeSecond) implements Op {

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    if (inputs.size() != 2) {
      throw new ShapeException("it takes 2 inputs, not " + inputs.size());
    }
    Shape first = Inputs.real(inputs.get(0)).shape();
    Shape second = Inputs.real(inputs.get(1)).shape();
    int rank = first.rank();
    int inner = transposeSecond ? rank - 1 : rank - 2;
    int outer = transposeSecond ? rank - 2 : rank - 1;
    boolean fits =
        rank >= 2
            && second.rank() == rank
            && first.dims().subList(0, rank - 2).equals(second.dims().subList(0, rank - 2))
            && first.dim(rank - 1).equals(second.dim(inner));
    if (!fits) {
      throw new ShapeException(
          "%s and %s%s cannot be multiplied"
              .formatted(first, second, transposeSecond ? " transposed" : ""));
    }
    return List.of(TensorType.real(first.with(rank - 1, second.dim(outer))));
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    List<TensorType> outputs = outputs(inputs);
    Shape first = inputs.get(0).shape();
    long inner = new Shape(first.dims().subList(first.rank() - 1, first.rank())).elements();
    return Inputs.touching(
        OpCounts.arithmetic(Inputs.elements(outputs) * inner, 0, 0, 0, 0),
        List.of(),
        inputs,
        outputs);
  }

  @Override
  public String describe() {
    return transposeSecond ? "matmul with transpose" : "matmul";
  }
}
