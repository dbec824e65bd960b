package archsweep.proxy;

import archsweep.config.Similar;
import archsweep.config.UserException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The proxies by name. To add one: add a line. */
public final class Proxies {

  private static final Map<String, Proxy> BY_NAME =
      byName(
          new Params(),
          new Flops(),
          new L2Norm(),
          new GradNorm(),
          new Snip(),
          new Plain(),
          new Fisher(),
          new Grasp(),
          new JacobCov(),
          new EpeNas(),
          Nwot.ofActivations(),
          Nwot.ofClassNames(),
          Synflow.naslib(),
          Synflow.zeroCostNas(),
          Synflow.withBatchNorms(),
          new Zen(),
          new Zico(),
          new GradSign(),
          new Meco(),
          new SqnrDb(),
          new Sensitivity(),
          new Quantised(Nwot.ofActivations()),
          new Quantised(new Zen()),
          new Quantised(new GradNorm()),
          new Quantised(new Snip()),
          new Quantised(new Fisher()),
          new Quantised(new JacobCov()),
          new Quantised(new EpeNas()),
          new Quantised(Synflow.naslib()));

  /** Those that a sweep has that names none: one of each idea, and none that needs many passes. */
  private static final List<String> USUAL =
      List.of(
          "params",
          "flops",
          "l2_norm",
          "grad_norm",
          "snip",
          "plain",
          "fisher",
          "jacob_cov",
          "epe_nas",
          "nwot",
          "synflow",
          "zen",
          "sqnr_db",
          "sensitivity");

  private Proxies() {}

  /** All proxies, in the order of the registry. */
  public static List<Proxy> all() {
    return List.copyOf(BY_NAME.values());
  }

  /** The proxies of a sweep that names none. */
  public static List<Proxy> usual() {
    return USUAL.stream().map(Proxies::named).toList();
  }

  /**
   * The proxy of a name.
   *
   * @throws UserException if there is none
   */
  public static Proxy named(String name) {
    Proxy proxy = BY_NAME.get(name);
    if (proxy == null) {
      throw new UserException(
          "There is no proxy %s.".formatted(name), Similar.advice(name, BY_NAME.keySet()));
    }
    return proxy;
  }

  private static Map<String, Proxy> byName(Proxy... proxies) {
    Map<String, Proxy> byName = new LinkedHashMap<>();
    for (Proxy proxy : proxies) {
      if (byName.put(proxy.name(), proxy) != null) {
        throw new IllegalStateException("Two proxies are called " + proxy.name());
      }
    }
    return byName;
  }
}
