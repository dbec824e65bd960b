package archsweep.network.op;

import java.util.List;
import java.util.Locale;

/** A function of each element by itself. */
public record Activation(Function function) implements Op {

  /** Which function, with the operations that one element takes. */
  public enum Function {
    RELU(0, 0, 1, 0),
    RELU6(0, 0, 2, 0),
    /** min(max(x, 0), 20). */
    RELU20(0, 0, 2, 0),
    /** max(x, 0.2 x). */
    LEAKY_RELU(1, 0, 1, 0),
    SIGMOID(0, 1, 0, 2),
    TANH(0, 0, 0, 1),
    /** x Phi(x) with the exact error function. */
    GELU(2, 1, 0, 1),
    /** x sigmoid(x). */
    SILU(1, 1, 0, 2),
    /** relu6(x + 3) / 6. */
    HARD_SIGMOID(1, 1, 2, 0),
    /** x relu6(x + 3) / 6. */
    HARD_SWISH(2, 1, 2, 0),
    ABS(0, 0, 1, 0),
    EXP(0, 0, 0, 1),
    LOG(0, 0, 0, 1),
    SQRT(0, 0, 0, 1),
    /** 1 / x. */
    RECIPROCAL(0, 0, 0, 1);

    private final int multiplies;
    private final int additions;
    private final int comparisons;
    private final int exponentials;

    Function(int multiplies, int additions, int comparisons, int exponentials) {
      this.multiplies = multiplies;
      this.additions = additions;
      this.comparisons = comparisons;
      this.exponentials = exponentials;
    }
  }

  public static final Activation RELU = new Activation(Function.RELU);

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    return List.of(Inputs.single(inputs));
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    long n = Inputs.elements(inputs);
    return OpCounts.arithmetic(
            0,
            n * function.multiplies,
            n * function.additions,
            n * function.comparisons,
            n * function.exponentials)
        .touching(0, n, n);
  }

  @Override
  public String describe() {
    return function.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
