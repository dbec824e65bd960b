package archsweep.precision;

import archsweep.network.Network;
import archsweep.network.Source;
import archsweep.network.op.ParameterKind;
import archsweep.network.op.ParameterSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which layers have a precision of their own, and how the others follow. Layers that multiply and
 * accumulate or look up weights decide; norms, activations, pools and sums run as the layers that
 * they read: of several, as the one with the widest activations.
 */
final class Decisions {

  /** From the narrowest. */
  static final Comparator<LayerPrecision> WIDTH =
      Comparator.comparing(LayerPrecision::activations, width())
          .thenComparing(LayerPrecision::weights, width());

  private Decisions() {}

  /** Whether the layer at this position has a precision of its own. */
  static boolean decides(Network network, int position) {
    return weighted(network, position) || network.counts(position).macs() > 0;
  }

  /** Whether the layer at this position has weights. */
  static boolean weighted(Network network, int position) {
    for (ParameterSpec parameter : network.parameters(position)) {
      if (isWeight(parameter)) {
        return true;
      }
    }
    return false;
  }

  static boolean isWeight(ParameterSpec parameter) {
    return parameter.kind() == ParameterKind.WEIGHT || parameter.kind() == ParameterKind.EMBEDDING;
  }

  /** The wider of two, by the bits of activations, then of weights. */
  static LayerPrecision wider(LayerPrecision one, LayerPrecision other) {
    return WIDTH.compare(one, other) >= 0 ? one : other;
  }

  /**
   * The assignment that follows from decisions.
   *
   * @param decided by the position of the layer
   * @param otherwise for layers that read no decided one
   */
  static PrecisionAssignment complete(
      Network network, Map<Integer, LayerPrecision> decided, LayerPrecision otherwise) {
    List<LayerPrecision> layers = new ArrayList<>();
    for (int position = 0; position < network.layers().size(); position++) {
      LayerPrecision own = decided.get(position);
      layers.add(own != null ? own : followed(network, position, layers, otherwise));
    }
    return new PrecisionAssignment(layers);
  }

  private static LayerPrecision followed(
      Network network, int position, List<LayerPrecision> before, LayerPrecision otherwise) {
    LayerPrecision widest = null;
    for (Source source : network.layers().get(position).inputs()) {
      if (!network.inputs().containsKey(source.node())) {
        LayerPrecision read = before.get(network.position(source.node()));
        boolean same = widest == null || read.equals(widest);
        widest = same ? read : wider(widest, read);
      }
    }
    return widest == null ? otherwise : widest;
  }

  private static Comparator<NumberFormat> width() {
    return Comparator.comparingDouble(NumberFormat::storedBits)
        .thenComparingInt(NumberFormat::elementBits)
        .thenComparing(NumberFormat::name);
  }
}
