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

/** Makes every batch norm the identity, as NASLib's synflow does, and drops its parameters. */
public final class RemoveBatchNorm implements Rewrite {

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

  /** The network without its batch norms. */
  public Network removeFrom(Network network) {
    Map<String, Source> replaced = new HashMap<>();
    List<Layer> kept = new ArrayList<>();
    for (Layer layer : network.layers()) {
      List<Source> inputs =
          layer.inputs().stream().map(input -> redirect(input, replaced)).toList();
      if (layer.op() instanceof BatchNorm) {
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
