package archsweep.proxy;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.network.Twins;
import archsweep.network.op.BatchNorm;
import java.util.stream.IntStream;

/**
 * Layers between whose channels the correlations have the eigenvalues of those of an earlier layer:
 * twins, whose output is the same, and batch norms, which scale and shift each channel of what they
 * read and so change signs of correlations at most, by a similarity. A batch norm with a zero among
 * its scales makes a channel constant and is none.
 */
final class ChannelTwins {

  private ChannelTwins() {}

  /** For each layer the position of the earliest such layer: mostly its own. */
  static int[] of(Network network, Parameters parameters) {
    int[] twins = Twins.of(network);
    int[] earliest = twins.clone();
    for (int i = 0; i < twins.length; i++) {
      Layer layer = network.layers().get(i);
      String read = layer.inputs().get(0).node();
      if (twins[i] != i) {
        earliest[i] = earliest[twins[i]];
      } else if (!network.inputs().containsKey(read) && onlyScales(layer, parameters)) {
        earliest[i] = earliest[network.position(read)];
      }
    }
    return earliest;
  }

  private static boolean onlyScales(Layer layer, Parameters parameters) {
    if (!(layer.op() instanceof BatchNorm norm)) {
      return false;
    }
    if (!norm.affine()) {
      return true;
    }
    float[] scales = parameters.values(layer.parameter("weight"));
    return IntStream.range(0, scales.length).allMatch(channel -> scales[channel] != 0);
  }
}
