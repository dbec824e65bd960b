package archsweep.proxy;

import java.util.LinkedHashMap;
import java.util.Map;

/** A sum over layers in float64, which remembers its summands. */
final class LayerSum {

  private final Map<String, Double> layers = new LinkedHashMap<>();
  private double total;

  void add(String layer, double summand) {
    layers.merge(layer, summand, Double::sum);
    total += summand;
  }

  double total() {
    return total;
  }

  Map<String, Double> layers() {
    return layers;
  }

  Score score() {
    return Score.of(total, layers);
  }
}
