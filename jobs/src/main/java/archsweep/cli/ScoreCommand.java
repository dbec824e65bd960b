package archsweep.cli;

import archsweep.config.UserException;
import archsweep.network.Network;
import archsweep.network.Rewrite.Weighted;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.proxy.Proxies;
import archsweep.proxy.Proxy;
import archsweep.proxy.ProxyResult;
import archsweep.proxy.Scorer;
import archsweep.proxy.Scorer.Wish;
import archsweep.proxy.Status;
import archsweep.torch.Arithmetic;
import archsweep.training.Minibatch;
import archsweep.training.SyntheticExamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores a network by proxies. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = {
      "Scores a network by zero-cost proxies, on one minibatch.",
      "An ONNX model is scored with its own weights, any other network with fresh ones. Of several"
          + " inputs the first gets the minibatch and the others zeros; of several outputs the"
          + " first is what proxies see.",
      "Exit code 3 if a proxy failed."
    })
final class ScoreCommand implements Callable<Integer> {

  private static final double GB = 1e9;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NETWORK",
      description =
          "SPACE:ARCHITECTURE, a fixed network, a network as JSON, or MODEL.onnx[:INPUT=SIZES,...].")
  private String network;

  @Option(
      names = "--proxies",
      split = ",",
      paramLabel = "PROXY",
      description = "By name; those of a sweep that names none by default.")
  private List<String> proxyNames = new ArrayList<>();

  @Option(
      names = "--precision",
      split = ",",
      paramLabel = "FORMAT",
      description =
          "For proxies that see one: FORMAT, or WEIGHTS/ACTIVATIONS. Default: ${DEFAULT-VALUE}.",
      defaultValue = "int8")
  private List<String> formats = new ArrayList<>();

  @Option(
      names = {"--batch", "--batch-size"},
      paramLabel = "N",
      description = "Examples in the minibatch. Default: ${DEFAULT-VALUE}.")
  private int batchSize = 16;

  @Option(
      names = "--seed",
      description =
          "Of fresh weights, the minibatch and what proxies draw. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--data",
      paramLabel = "SETTINGS",
      description =
          "Images as in a sweep file: '{source: fashion-mnist-sample}'. N(0, 1) and labels at random"
              + " by default.")
  private String data = "";

  @Option(
      names = "--memory-gb",
      description = "More native memory is not taken. Default: ${DEFAULT-VALUE}.")
  private double memoryGb = 4;

  @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}.")
  private TextTable.Format output = TextTable.Format.TABLE;

  @Override
  public Integer call() {
    if (batchSize < 2 || !(memoryGb > 0)) {
      throw new UserException(
          "The --batch (%d) must be at least 2, and --memory-gb (%s) positive."
              .formatted(batchSize, memoryGb),
          "leave them out.");
    }
    List<Proxy> proxies =
        proxyNames.isEmpty()
            ? Proxies.usual()
            : proxyNames.stream().distinct().map(Proxies::named).toList();
    List<LayerPrecision> precisions =
        formats.stream().distinct().map(PrecisionArgument::read).toList();
    List<List<ProxyResult>> results = results(proxies, precisions);
    table(proxies, precisions, results).lines(output).forEach(spec.commandLine().getOut()::println);
    return results.stream().flatMap(List::stream).anyMatch(ScoreCommand::failed)
        ? Main.SOME_ROWS_FAILED
        : 0;
  }

  /** For each precision, or for none if the network itself says it all. */
  private List<List<ProxyResult>> results(List<Proxy> proxies, List<LayerPrecision> precisions) {
    if (proxies.stream().allMatch(Proxy::countsOnly)) {
      return List.of(Scorer.counts(NetworkArgument.read(network), proxies));
    }
    Weighted weighted = NetworkArgument.weighted(network, seed);
    Network read = weighted.network();
    Minibatch minibatch =
        data.isEmpty()
            ? SyntheticExamples.draw(read, batchSize, seed)
            : NetworkImages.draw(read, data, batchSize, seed);
    List<Wish> wishes =
        precisions.stream()
            .map(precision -> new Wish(PrecisionAssignment.uniform(read, precision), proxies))
            .toList();
    return new Scorer((long) (memoryGb * GB))
        .score(read, weighted.parameters(), seed, minibatch, Arithmetic.FLOAT32, wishes);
  }

  private static TextTable table(
      List<Proxy> proxies, List<LayerPrecision> precisions, List<List<ProxyResult>> results) {
    TextTable table = new TextTable("proxy", "precision", "value", "better", "status", "reason");
    for (int i = 0; i < proxies.size(); i++) {
      boolean several = proxies.get(i).descriptor().usesPrecision();
      for (int j = 0; j < (several ? results.size() : 1); j++) {
        ProxyResult result = results.get(j).get(i);
        table.add(
            result.proxy(),
            several ? precisions.get(j).toString() : "",
            result.status() == Status.OK ? (Object) result.value() : "",
            lower(proxies.get(i).descriptor().better()),
            lower(result.status()),
            result.error());
      }
    }
    return table;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static boolean failed(ProxyResult result) {
    return result.status() != Status.OK && result.status() != Status.UNDEFINED;
  }
}
