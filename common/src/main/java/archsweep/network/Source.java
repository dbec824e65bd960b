package archsweep.network;

/**
 * The start of an edge: an output of a layer, or an input of the network.
 *
 * @param node the name of a layer or of a network input
 * @param port which of the layer's outputs, from 0
 */
public record Source(String node, int port) {

  public Source {
    if (port < 0) {
      throw new IllegalArgumentException(
          "The port (%d) of %s must not be negative.".formatted(port, node));
    }
  }

  /** The first, and mostly only, output of a layer. */
  public static Source of(String node) {
    return new Source(node, 0);
  }

  @Override
  public String toString() {
    return port == 0 ? node : node + ":" + port;
  }
}
