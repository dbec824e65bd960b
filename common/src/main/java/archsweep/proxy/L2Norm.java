package archsweep.proxy;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.Parameters;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The sum over layers of the Euclidean norm of the layer's weight: sum_l ||w_l||. Says how many and
 * how wide the layers are, since initialisation fixes the rest. As NASLib computes it.
 */
final class L2Norm implements Proxy {

  @Override
  public ProxyDescriptor descriptor() {
    return ProxyDescriptor.dataFree("l2_norm", 1, Better.HIGHER, 0, Double.POSITIVE_INFINITY);
  }

  @Override
  public List<PassSpec> passes() {
    return List.of();
  }

  @Override
  public Measurement measure(Network network, Parameters parameters) {
    return () -> {
      LayerSum sum = new LayerSum();
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < network.layers().size(); i++) {
        Layer layer = network.layers().get(i);
        String weight = layer.parameter("weight");
        if (new LayerAt(i, layer).counted() && seen.add(weight)) {
          sum.add(layer.name(), norm(parameters.values(weight)));
        }
      }
      return sum.score();
    };
  }

  private static double norm(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }
}
