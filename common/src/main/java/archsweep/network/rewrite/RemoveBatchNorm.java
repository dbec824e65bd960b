package archsweep.network.rewrite;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.network.Rewrite;
import archsweep.network.Source;
import archsweep.network.op.BatchNorm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Makes batch norms the identity, as NASLib's synflow does, and drops their parameters. */
public final class RemoveBatchNorm implements Rewrite {

  private final Predicate<Layer> removed;

  /** Removes every batch norm. */
  public RemoveBatchNorm() {
    this(layer -> true);
  }

  /**
   * @param removed which of the batch norms go
   */
  public RemoveBatchNorm(Predicate<Layer> removed) {
    this.removed = removed;
  }

  @Override
  public Weighted apply(Weighted source) {
    Network network = removeFrom(source.network());
    Map<String, float[]> kept = new LinkedHashMap<>();
    network
        .parameters()
        .keySet()
        .forEach(parameter -> kept.put(parameter, source.parameters().values(parameter)));
    return new Weighted(network, new Parameters(kept));
  }

  /** The network without those batch norms. */
  public Network removeFrom(Network network) {
    Map<String, Source> replaced = new HashMap<>();
    List<Layer> kept = new ArrayList<>();
    for (Layer layer : network.layers()) {
      List<Source> inputs =
          layer.inputs().stream().map(input -> redirect(input, replaced)).toList();
      if (layer.op() instanceof BatchNorm && removed.test(layer)) {
        replaced.put(layer.name(), inputs.get(0));
      } else {
        kept.add(new Layer(layer.name(), layer.op(), inputs, layer.parameters()));
      }
    }
    List<Source> outputs =
        network.outputs().stream().map(output -> redirect(output, replaced)).toList();
    return new Network(network.name(), network.inputs(), kept, outputs);
  }

  private static Source redirect(Source source, Map<String, Source> replaced) {
    return replaced.getOrDefault(source.node(), source);
  }
}
