package archsweep.proxy;

import archsweep.torch.Tensors;
import java.util.Optional;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Pearson correlations in float64. */
final class Correlations {

  private Correlations() {}

  /**
   * The symmetric matrix of the correlations between the rows of a tensor, all axes but the first
   * flattened; empty if a row is constant.
   */
  static Optional<Tensor> ofRows(Tensor tensor) {
    Tensor covariance = covariance(tensor);
    Tensor deviation = covariance.diag().sqrt();
    for (double value : Tensors.toArray(deviation)) {
      if (!(value > 0)) {
        return Optional.empty();
      }
    }
    return Optional.of(covariance.div(deviation.unsqueeze(0)).div(deviation.unsqueeze(1)));
  }

  /** The same, where a constant row correlates with nothing, itself included: 0. */
  static Tensor ofRowsOrZero(Tensor tensor) {
    Tensor covariance = covariance(tensor);
    Tensor deviation = covariance.diag().sqrt();
    DoubleOptional zero = new DoubleOptional(0);
    return covariance
        .div(deviation.unsqueeze(0))
        .div(deviation.unsqueeze(1))
        .nan_to_num(zero, zero, zero);
  }

  private static Tensor covariance(Tensor tensor) {
    Tensor rows = tensor.reshape(tensor.size(0), -1).to(ScalarType.Double);
    Tensor centred = rows.sub(rows.mean(1).unsqueeze(1));
    return centred.matmul(centred.t());
  }
}
