package archsweep.network;

import java.util.List;

/**
 * The identity of a network up to the names and the order of its layers: two networks with equal
 * hashes are isomorphic (same operators, same wiring, inputs of commutative operators in any order,
 * same sharing of parameters), so they have equal parameter counts, equal work and, under
 * corresponding weights, equal scores. Layers of two such networks correspond by their place in
 * {@link #order}; so a precision assignment written down along it means the same for both.
 *
 * <p>Computed by colour refinement along both directions of the edges and along shared parameters;
 * where a colour class holds several layers that refinement cannot tell apart, the one of them that
 * stands out by what follows from it is singled out, and refinement goes on. The hash is that of
 * the complete graph in the order that results, so different networks never share one (but for a
 * collision of SHA-256). The converse, that isomorphic networks always meet, holds where layers
 * that still look alike after such a step are symmetric to each other, as in cells, branches and
 * chains of blocks; elsewhere a duplicate might be scored twice, never wrongly shared.
 *
 * @param hash 32 hexadecimal digits
 * @param order the positions of the layers in canonical order
 */
public record NetworkId(String hash, List<Integer> order) {

  public NetworkId {
    order = List.copyOf(order);
  }

  /** The identity of a network. About linear in its layers, and in those that look alike. */
  public static NetworkId of(Network network) {
    return new Canonicaliser(network).run();
  }
}
