package archsweep.proxy;

import archsweep.network.Layer;
import archsweep.network.op.Convolution;
import archsweep.network.op.Linear;

/** A layer and its position in the network. */
public record LayerAt(int position, Layer layer) {

  public String name() {
    return layer.name();
  }

  /**
   * Whether the weight of this layer counts: those of convolutions and linear layers do, biases,
   * norms and embeddings do not.
   */
  boolean counted() {
    return layer.op() instanceof Convolution || layer.op() instanceof Linear;
  }
}
