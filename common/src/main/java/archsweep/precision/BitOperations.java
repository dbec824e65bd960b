package archsweep.precision;

import archsweep.network.Network;
import archsweep.network.op.ParameterSpec;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a network costs at a precision on no device in particular: the model of FLIQS (Dotzel et
 * al., "FLIQS: One-Shot Mixed-Precision Floating-Point and Integer Quantization Search", 2023).
 */
public final class BitOperations {

  private static final double GIGA = 1e9;
  private static final double SIDE_PARAMETER_BITS = 16;

  private BitOperations() {}

  /**
   * The billions of bit operations of one example: the sum over the layers of multiply-accumulates
   * times the bits of a weight times the bits of an activation, with all bits of a float counted.
   * Where a layer multiplies two activations both have the bits of an activation.
   */
  public static double gbops(Network network, PrecisionAssignment precision) {
    double total = 0;
    for (int position = 0; position < network.layers().size(); position++) {
      LayerPrecision layer = precision.layer(position);
      int activationBits = layer.activations().elementBits();
      boolean weighted = Decisions.weighted(network, position);
      int weightBits = weighted ? layer.weights().elementBits() : activationBits;
      total += (double) network.counts(position).macs() * weightBits * activationBits;
    }
    return total / GIGA;
  }

  /**
   * The bytes of the learned parameters. Weights and embeddings take the stored bits of their
   * layer's weight format, with their share of a block's scale but without the scales of tensors
   * and channels. Biases and the scales and shifts of norms take 16 bits, or as many as the layer's
   * weights where those have more. Running statistics count nothing, as inference folds them into
   * scale and shift. A shared parameter counts once, as the layer with the widest format needs it.
   */
  public static double weightBytes(Network network, PrecisionAssignment precision) {
    Map<String, Double> bits = new TreeMap<>();
    for (int position = 0; position < network.layers().size(); position++) {
      double weightBits = precision.layer(position).weights().storedBits();
      for (ParameterSpec spec : network.parameters(position)) {
        if (spec.kind().learned()) {
          double elementBits =
              Decisions.isWeight(spec) ? weightBits : Math.max(SIDE_PARAMETER_BITS, weightBits);
          String name = network.layers().get(position).parameter(spec.role());
          bits.merge(name, elementBits * spec.shape().elements(), Math::max);
        }
      }
    }
    return bits.values().stream().mapToDouble(Double::doubleValue).sum() / Byte.SIZE;
  }

  /** The mean stored bits of a weight or embedding; 0 for a network that has none. */
  public static double meanWeightBits(Network network, PrecisionAssignment precision) {
    double bits = 0;
    double elements = 0;
    for (int position = 0; position < network.layers().size(); position++) {
      for (ParameterSpec spec : network.parameters(position)) {
        if (Decisions.isWeight(spec)) {
          bits += precision.layer(position).weights().storedBits() * spec.shape().elements();
          elements += spec.shape().elements();
        }
      }
    }
    return elements == 0 ? 0 : bits / elements;
  }
}
