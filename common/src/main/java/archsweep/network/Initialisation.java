package archsweep.network;

import archsweep.network.op.ParameterSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How fresh parameters are drawn. Each parameter has a generator of its own, seeded by the given
 * seed and by the parameter's place among the network's parameters, so values depend neither on
 * call order nor on threads.
 */
public enum Initialisation {
  /**
   * What PyTorch does when nothing is said: weights and biases uniform in +-1/sqrt(fan in),
   * embeddings N(0, 1), norms the identity.
   */
  PYTORCH_DEFAULT,
  /** Zen-score: weights N(0, 1), biases 0, norms the identity. */
  STANDARD_NORMAL;

  /**
   * Draws the parameters of a network.
   *
   * @param id the identity of {@code network}
   */
  public Parameters draw(Network network, NetworkId id, long seed) {
    SplittableRandom root = new SplittableRandom(seed);
    Map<String, float[]> drawn = new HashMap<>();
    for (int position : id.order()) {
      Layer layer = network.layers().get(position);
      for (ParameterSpec spec : layer.op().parameters(network.inputTypes(position))) {
        SplittableRandom own = root.split();
        drawn.computeIfAbsent(layer.parameter(spec.role()), name -> draw(spec, own));
      }
    }
    Map<String, float[]> values = new LinkedHashMap<>();
    network.parameters().keySet().forEach(name -> values.put(name, drawn.get(name)));
    return new Parameters(values);
  }

  private float[] draw(ParameterSpec spec, SplittableRandom random) {
    float[] values = new float[Math.toIntExact(spec.shape().elements())];
    switch (spec.kind()) {
      case NORM_SCALE, RUNNING_VARIANCE -> Arrays.fill(values, 1);
      case NORM_SHIFT, RUNNING_MEAN -> {}
      case EMBEDDING -> normal(values, random);
      case WEIGHT -> {
        if (this == STANDARD_NORMAL) {
          normal(values, random);
        } else {
          uniform(values, spec, random);
        }
      }
      case BIAS -> {
        if (this == PYTORCH_DEFAULT) {
          uniform(values, spec, random);
        }
      }
    }
    return values;
  }

  private static void uniform(float[] values, ParameterSpec spec, SplittableRandom random) {
    double bound = 1 / Math.sqrt((double) spec.fanIn());
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
  }

  private static void normal(float[] values, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
  }
}
