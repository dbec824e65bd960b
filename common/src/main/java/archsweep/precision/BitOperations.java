package archsweep.precision;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.op.ParameterSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network costs at a precision on no device in particular: the model of FLIQS (Dotzel et
 * al., "FLIQS: One-Shot Mixed-Precision Floating-Point and Integer Quantization Search", 2023).
 * Made once a network, then asked for many assignments. Immutable.
 */
public final class BitOperations {

  private static final double GIGA = 1e9;
  private static final double SIDE_PARAMETER_BITS = 16;

  /** A learned parameter and the layers that read it. */
  private record Parameter(double elements, boolean weight, List<Integer> layers) {}

  private final double[] macs;
  private final boolean[] weighted;
  private final List<Parameter> parameters;

  public BitOperations(Network network) {
    int size = network.layers().size();
    macs = new double[size];
    weighted = new boolean[size];
    // Names are made up from those of layers, so they are asked for only where they tell something.
    boolean shares = network.sharesParameters();
    List<Parameter> distinct = new ArrayList<>();
    Map<String, Parameter> byName = new HashMap<>();
    for (int position = 0; position < size; position++) {
      macs[position] = network.counts(position).macs();
      weighted[position] = Decisions.weighted(network, position);
      for (ParameterSpec spec : network.parameters(position)) {
        if (spec.kind().learned()) {
          Parameter own =
              new Parameter(spec.shape().elements(), Decisions.isWeight(spec), new ArrayList<>(1));
          Layer layer = network.layers().get(position);
          Parameter known = shares ? byName.putIfAbsent(layer.parameter(spec.role()), own) : null;
          if (known == null) {
            distinct.add(own);
          }
          (known == null ? own : known).layers().add(position);
        }
      }
    }
    parameters = List.copyOf(distinct);
  }

  /**
   * The billions of bit operations of one example: the sum over the layers of multiply-accumulates
   * times the bits of a weight times the bits of an activation, with all bits of a float counted.
   * Where a layer multiplies two activations both have the bits of an activation.
   */
  public double gbops(PrecisionAssignment precision) {
    double total = 0;
    for (int position = 0; position < macs.length; position++) {
      LayerPrecision layer = precision.layer(position);
      int activationBits = layer.activations().elementBits();
      int weightBits = weighted[position] ? layer.weights().elementBits() : activationBits;
      total += macs[position] * weightBits * activationBits;
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
  public double weightBytes(PrecisionAssignment precision) {
    double bits = 0;
    for (Parameter parameter : parameters) {
      double widest = widest(parameter, precision);
      bits +=
          parameter.elements()
              * (parameter.weight() ? widest : Math.max(SIDE_PARAMETER_BITS, widest));
    }
    return bits / Byte.SIZE;
  }

  /** The mean stored bits of a weight or embedding; 0 for a network that has none. */
  public double meanWeightBits(PrecisionAssignment precision) {
    double bits = 0;
    double elements = 0;
    for (Parameter parameter : parameters) {
      if (parameter.weight()) {
        bits += parameter.elements() * widest(parameter, precision);
        elements += parameter.elements();
      }
    }
    return elements == 0 ? 0 : bits / elements;
  }

  private static double widest(Parameter parameter, PrecisionAssignment precision) {
    double widest = 0;
    for (int position : parameter.layers()) {
      widest = Math.max(widest, precision.layer(position).weights().storedBits());
    }
    return widest;
  }
}
