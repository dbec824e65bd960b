package archsweep.network;

/**
 * Turns a network with its parameters into another one: batch-norm removal, low rank, product
 * quantisation, butterfly layers. Layers and parameters that a rewrite leaves alone keep their
 * names.
 */
@FunctionalInterface
public interface Rewrite {

  /** A network and the values of its parameters. */
  record Weighted(Network network, Parameters parameters) {}

  Weighted apply(Weighted source);

  /** This rewrite, then another. */
  default Rewrite then(Rewrite next) {
    return source -> next.apply(apply(source));
  }
}
