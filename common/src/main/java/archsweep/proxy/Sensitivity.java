package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import java.util.List;

/**
 * What the formats of an assignment add to the loss, to second order and each by itself: the sum
 * over layers l of
 *
 * <pre>
 *   1/2 sum_i F_i (w_i - q(w)_i)^2                           for its weights w, and
 *   1/2 mean_n sum_j (dl_n / da_nj)^2 (a_nj - q(a)_nj)^2     for each activation a that it reads,
 * </pre>
 *
 * q rounding to the layer's formats as {@link SqnrDb} does, and F_i = mean_n (dl_n / dw_i)^2. This
 * is the diagonal second-order expansion of LeCun et al., Optimal Brain Damage, 1989, with the
 * diagonal of the empirical Fisher information for that of the Hessian, at the weights and at the
 * activations; Zandonati et al., FIT: A Metric for Model Sensitivity, ICLR 2023, also weigh the
 * errors of weights and activations with Fisher information and add up both.
 *
 * <p>The loss is the mean over N examples, L = mean_n l_n, so dl_n / da_n is N times what
 * differentiation of L gives at the activations of example n. Batch norms in training mode let an
 * example change the losses of others; what it changes there is counted as its own.
 *
 * <p>One pass over real numbers serves all assignments of a network: {@link SensitivityTable}.
 */
final class Sensitivity implements Proxy {

  @Override
  public ProxyDescriptor descriptor() {
    return new ProxyDescriptor(
        "sensitivity", 1, Better.LOWER, 0, Double.POSITIVE_INFINITY, true, true, true);
  }

  @Override
  public List<PassSpec> passes() {
    return List.of(
        PassSpec.gradients(
            ForwardSpec.TRAINING,
            Objective.CROSS_ENTROPY,
            Capture.LOGITS,
            Capture.ACTIVATION_GRADIENTS,
            Capture.WEIGHT_FISHER));
  }

  @Override
  public Measurement measure(Network network, Parameters parameters) {
    return new SensitivityMeasurement(network);
  }
}
