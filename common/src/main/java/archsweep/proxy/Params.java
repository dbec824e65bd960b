package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import java.util.List;

/**
 * The number of learned parameters of the executed network, with biases and the affine parameters
 * of norms. A count, not in millions as NASLib gives it.
 */
final class Params implements Proxy {

  @Override
  public ProxyDescriptor descriptor() {
    return ProxyDescriptor.dataFree("params", 1, Better.HIGHER, 0, Double.POSITIVE_INFINITY);
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
    return () -> Score.of((double) network.parameterCount());
  }
}
