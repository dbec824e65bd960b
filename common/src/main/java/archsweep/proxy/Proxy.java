package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import java.util.List;

/**
 * A zero-cost proxy. Implementations are immutable and shared by all threads; what belongs to one
 * network is in the {@link Measurement}. A score depends on the network, its parameters, the
 * minibatch, the arithmetic and nothing else: not on which proxies are evaluated beside it.
 *
 * <p>To add one: implement this, add a line to {@link Proxies}; the contract test then runs over
 * it.
 */
public interface Proxy {

  ProxyDescriptor descriptor();

  /** The passes that its measurements want to see; none if network and parameters say it all. */
  List<PassSpec> passes();

  /**
   * Whether it counts what the network is made of: then neither weights nor data are made for it,
   * and {@link Scorer#counts} has its score, however large the network.
   */
  default boolean countsOnly() {
    return false;
  }

  /** Begins with a network. */
  Measurement measure(Network network, Parameters parameters);

  default String name() {
    return descriptor().name();
  }
}
