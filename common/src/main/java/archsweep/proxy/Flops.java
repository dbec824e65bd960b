package archsweep.proxy;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.network.op.Convolution;
import archsweep.network.op.Linear;
import archsweep.network.op.MatMul;
import archsweep.network.op.OpCounts;
import java.util.List;

/**
 * The work of one example as NATS-Bench counts its "flop": the multiply-accumulates of convolutions
 * and linear layers (and, where there are any, of products of activations) plus the biases of
 * linear layers. A count, not in millions. NASLib's number of the same name counts batch norms,
 * activations and pools too, and tools such as thop differ again.
 */
final class Flops implements Proxy {

  @Override
  public ProxyDescriptor descriptor() {
    return ProxyDescriptor.dataFree("flops", 1, Better.HIGHER, 0, Double.POSITIVE_INFINITY);
  }

  @Override
  public List<PassSpec> passes() {
    return List.of();
  }

  @Override
  public boolean countsOnly() {
    return true;
  }

  @Override
  public Measurement measure(Network network, Parameters parameters) {
    return () -> {
      LayerSum sum = new LayerSum();
      for (int i = 0; i < network.layers().size(); i++) {
        Layer layer = network.layers().get(i);
        OpCounts counts = network.counts(i);
        if (layer.op() instanceof Linear) {
          sum.add(layer.name(), (double) (counts.macs() + counts.additions()));
        } else if (layer.op() instanceof Convolution || layer.op() instanceof MatMul) {
          sum.add(layer.name(), (double) counts.macs());
        }
      }
      return sum.score();
    };
  }
}
