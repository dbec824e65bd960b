package archsweep.network;

import archsweep.network.op.OpCounts;
import java.util.Locale;
import java.util.stream.Collectors;

/** A network as a table for people: a line a layer, then the totals. */
public final class NetworkSummary {

  private NetworkSummary() {}

  /** The table, with a line feed behind each line. */
  public static String of(Network network) {
    StringBuilder text = new StringBuilder();
    text.append(network.name()).append('\n');
    network.inputs().forEach((name, type) -> line(text, name, "input", type.toString(), 0, 0, ""));
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      long parameters =
          layer.op().parameters(network.inputTypes(i)).stream()
              .filter(spec -> spec.kind().learned())
              .mapToLong(spec -> spec.shape().elements())
              .sum();
      String from = layer.inputs().stream().map(Source::toString).collect(Collectors.joining(", "));
      line(
          text,
          layer.name(),
          layer.op().describe(),
          network.outputTypes(i).get(0).toString(),
          parameters,
          network.counts(i).macs(),
          "<- " + from);
    }
    OpCounts total = network.counts();
    text.append(
        String.format(
            Locale.ROOT,
            "%d layers, %,d parameters, %,d MACs, %,d other operations an example%n",
            network.layers().size(),
            network.parameterCount(),
            total.macs(),
            total.operations() - 2 * total.macs()));
    return text.toString();
  }

  private static void line(
      StringBuilder text,
      String name,
      String what,
      String shape,
      long parameters,
      long macs,
      String from) {
    text.append(
        String.format(
            Locale.ROOT,
            "  %-44s %-44s %-24s %,12d %,16d  %s%n",
            name,
            what,
            shape,
            parameters,
            macs,
            from));
  }
}
