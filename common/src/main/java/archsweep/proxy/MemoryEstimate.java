package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.torch.Quantisation;
import archsweep.torch.Symbols;
import java.util.Collection;
import java.util.Map;

/**
 * Predicts the native memory of a pass, because a native call cannot be stopped and running out of
 * memory may cost the whole process. An upper estimate, from the shapes: every output of the
 * network is kept for differentiation, captured gradients once more, and second derivatives keep
 * the gradients of all outputs and the tangents of both. Rounding to a format takes a dozen
 * temporary tensors in float64.
 */
final class MemoryEstimate {

  private MemoryEstimate() {}

  /**
   * The bytes that a pass may take at its height.
   *
   * @param network as it is run
   * @param input the shape of the batch
   */
  static long bytes(Network network, Shape input, int elementBytes, Collection<PassSpec> passes) {
    String name = network.inputs().keySet().iterator().next();
    Map<String, Long> symbols = Symbols.match(name, network.inputs().get(name).shape(), input);
    long all = 0;
    long counted = 0;
    long multiplied = 0;
    long largest = input.elements();
    for (int i = 0; i < network.layers().size(); i++) {
      for (TensorType output : network.outputTypes(i)) {
        long elements = output.bind(symbols).shape().elements();
        all += elements;
        largest = Math.max(largest, elements);
        counted += new LayerAt(i, network.layers().get(i)).counted() ? elements : 0;
      }
      if (Quantisation.multiplies(network.layers().get(i).op())) {
        for (TensorType read : network.inputTypes(i)) {
          multiplied += read.bind(symbols).shape().elements();
        }
      }
    }
    boolean first =
        wanted(passes, Capture.WEIGHT_GRADIENTS) || wanted(passes, Capture.INPUT_GRADIENT);
    boolean captured =
        wanted(passes, Capture.OUTPUT_GRADIENTS) || wanted(passes, Capture.WEIGHT_FISHER);
    boolean read = wanted(passes, Capture.ACTIVATION_GRADIENTS);
    boolean second = wanted(passes, Capture.CURVATURE);
    long kept = first || captured || read || second ? all : 0;
    kept += captured ? counted : 0;
    kept += read ? multiplied + 24 * largest : 0;
    kept += second ? 3 * all : 0;
    kept += passes.stream().anyMatch(MemoryEstimate::passesRounding) ? multiplied : 0;
    long parameters = 3 * network.parameterCount();
    return elementBytes * (kept + 4 * largest + parameters);
  }

  /** Gradients through rounding keep what was rounded beside what it was. */
  private static boolean passesRounding(PassSpec pass) {
    return pass.forward().numbers() == ForwardSpec.Numbers.QUANTISED
        && pass.objective() != Objective.NONE;
  }

  private static boolean wanted(Collection<PassSpec> passes, Capture capture) {
    return passes.stream().anyMatch(pass -> pass.wants(capture));
  }
}
