package archsweep.network.op;

import java.util.ArrayList;
import java.util.List;

/**
 * Batch normalisation of each channel. Input [batch, channels, spatial...]. In training mode a
 * batch is normalised by its own mean and biased variance; in inference by the running statistics.
 * Counted as inference does it: one multiplication and one addition an element.
 *
 * @param affine whether each channel is scaled and shifted afterwards
 * @param tracked whether running statistics are kept
 * @param epsilon added to the variance
 * @param momentum the weight of a new batch in the running statistics
 */
public record BatchNorm(boolean affine, boolean tracked, double epsilon, double momentum)
    implements Op {

  /** As most networks use it: affine, tracked, epsilon 1e-5, momentum 0.1. */
  public static final BatchNorm USUAL = new BatchNorm(true, true, 1e-5, 0.1);

  public BatchNorm {
    if (!(epsilon > 0) || !(momentum >= 0 && momentum <= 1)) {
      throw new IllegalArgumentException(
          "The epsilon (%s) must be positive and the momentum (%s) between 0 and 1."
              .formatted(epsilon, momentum));
    }
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    TensorType input = Inputs.single(inputs);
    if (input.shape().rank() < 2) {
      throw new ShapeException(
          "it takes [batch, channels, spatial...], not %s".formatted(input.shape()));
    }
    input.shape().size(1);
    return List.of(input);
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> inputs) {
    Shape channels = Shape.fixed(inputs.get(0).shape().size(1));
    List<ParameterSpec> specs = new ArrayList<>();
    if (affine) {
      specs.add(new ParameterSpec("weight", ParameterKind.NORM_SCALE, channels, 1));
      specs.add(new ParameterSpec("bias", ParameterKind.NORM_SHIFT, channels, 1));
    }
    if (tracked) {
      specs.add(new ParameterSpec("running_mean", ParameterKind.RUNNING_MEAN, channels, 1));
      specs.add(new ParameterSpec("running_var", ParameterKind.RUNNING_VARIANCE, channels, 1));
    }
    return specs;
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    long elements = Inputs.elements(inputs);
    long folded = 2 * inputs.get(0).shape().size(1);
    return OpCounts.arithmetic(0, elements, elements, 0, 0).touching(folded, elements, elements);
  }

  @Override
  public String describe() {
    return affine ? "batch norm" : "batch norm, not affine";
  }
}
