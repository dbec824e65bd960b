package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.proxy.ForwardSpec.Numbers;
import java.util.List;

/**
 * Another proxy, of the network at a precision: every pass that it sees multiplies weights and
 * activations rounded to the formats of the candidate, with scales from the values at hand.
 * Gradients pass the rounding as if it were the identity (straight-through estimation), and weights
 * in its formula are those before rounding, to which the gradient belongs. Has the value of the
 * other proxy at fp32.
 */
final class Quantised implements Proxy {

  private final Proxy real;

  Quantised(Proxy real) {
    this.real = real;
  }

  @Override
  public ProxyDescriptor descriptor() {
    ProxyDescriptor of = real.descriptor();
    return new ProxyDescriptor(
        of.name() + "_quantised",
        of.version(),
        of.better(),
        of.lowest(),
        of.highest(),
        of.usesData(),
        of.usesLabels(),
        true);
  }

  @Override
  public List<PassSpec> passes() {
    return real.passes().stream()
        .map(
            pass ->
                new PassSpec(
                    pass.forward().with(Numbers.QUANTISED), pass.objective(), pass.captures()))
        .toList();
  }

  @Override
  public Measurement measure(Network network, Parameters parameters) {
    return real.measure(network, parameters);
  }
}
