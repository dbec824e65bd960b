package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.torch.Tensors;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * How differently the network answers to small changes of the examples of a batch: J_n is the
 * gradient of the sum of all logits at example n, lambda are the eigenvalues of the matrix of
 * Pearson correlations of the J_n, and the score is -sum (ln(lambda + k) + 1 / (lambda + k)), k =
 * 1e-5. Mellor et al., Neural Architecture Search without Training, first version, 2020; "jacov" in
 * NASLib.
 *
 * <p>Correlations and eigenvalues are computed in float64, the latter for a symmetric matrix; the
 * references call a solver for general matrices, whose tiny imaginary parts mean nothing. Undefined
 * if the gradient at an example is constant, as it is where the input does not reach the output.
 */
final class JacobCov implements Proxy {

  private static final double K = 1e-5;

  @Override
  public ProxyDescriptor descriptor() {
    return ProxyDescriptor.labelFree(
        "jacob_cov", 1, Better.HIGHER, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @Override
  public List<PassSpec> passes() {
    return List.of(
        PassSpec.gradients(ForwardSpec.TRAINING, Objective.SUM_OF_LOGITS, Capture.INPUT_GRADIENT));
  }

  @Override
  public Measurement measure(Network network, Parameters parameters) {
    return new Jacobian();
  }

  private static final class Jacobian implements Measurement {

    private Score score = Score.undefined("the input does not reach the output");

    @Override
    public void inputGradient(Tensor gradient) {
      Optional<Tensor> correlation = Correlations.ofRows(gradient);
      if (correlation.isEmpty()) {
        score = Score.undefined("the gradient at an example is constant");
        return;
      }
      double sum = 0;
      for (double lambda : Tensors.toArray(torch.linalg_eigvalsh(correlation.get()))) {
        sum += Math.log(lambda + K) + 1 / (lambda + K);
      }
      score = Score.of(-sum);
    }

    @Override
    public Score finish() {
      return score;
    }
  }
}
