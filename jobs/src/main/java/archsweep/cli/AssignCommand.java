package archsweep.cli;

import archsweep.assignment.PrecisionChoice;
import archsweep.assignment.PrecisionChoice.Assigned;
import archsweep.config.Similar;
import archsweep.config.UserException;
import archsweep.cost.CostModel;
import archsweep.cost.CostModels;
import archsweep.cost.NetworkCost;
import archsweep.cost.NetworkWorkload;
import archsweep.network.Network;
import archsweep.network.Rewrite.Weighted;
import archsweep.precision.BitOperations;
import archsweep.precision.Budget;
import archsweep.precision.DecidedLayers;
import archsweep.precision.LayerPrecision;
import archsweep.proxy.Scorer;
import archsweep.sweep.LayerSensitivity;
import archsweep.torch.Arithmetic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Chooses the precision of each layer. */
@Command(
    name = "assign",
    mixinStandardHelpOptions = true,
    description = {
      "Finds the precision of each layer that loses least within a latency, an energy or bytes on a device.",
      "Losses are the proxy sensitivity's, on fresh weights, or those of an ONNX model, and images that come with Archsweep."
    })
final class AssignCommand implements Callable<Integer> {

  private static final double GB = 1e9;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "NETWORK",
      description =
          "SPACE:ARCHITECTURE, a fixed network, a network as JSON, or MODEL.onnx[:INPUT=SIZES,...].")
  private String network;

  @Parameters(index = "1", paramLabel = "DEVICE", description = "A device by name, or a file.")
  private String device;

  @Option(
      names = "--budget",
      paramLabel = "METRIC[=NUMBER]",
      description =
          "latency_us, energy_uj or weight_bytes, with a limit or for a front. Default:"
              + " ${DEFAULT-VALUE}.")
  private String budget = "latency_us";

  @Option(
      names = "--formats",
      split = ",",
      paramLabel = "FORMAT",
      description = "What layers choose from: FORMAT, or WEIGHTS/ACTIVATIONS. Default: int4,int8.")
  private List<String> formats = List.of("int4", "int8");

  @Option(
      names = "--front",
      paramLabel = "N",
      description = "How many budgets are tried where none is given. Default: ${DEFAULT-VALUE}.")
  private int front = 12;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Images that sensitivities are taken on. Default: ${DEFAULT-VALUE}.")
  private int batchSize = 8;

  @Option(names = "--seed", description = "Of weights and images. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--memory-gb",
      description = "More native memory is not taken. Default: ${DEFAULT-VALUE}.")
  private double memoryGb = 4;

  @Option(names = "--layers", description = "The format of each layer, a column an assignment.")
  private boolean layers;

  @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}.")
  private TextTable.Format output = TextTable.Format.TABLE;

  @Override
  public Integer call() {
    checkSizes();
    Weighted weighted = NetworkArgument.weighted(network, seed);
    Network read = weighted.network();
    CostModel model = CostModels.of(DeviceArgument.read(device));
    List<LayerPrecision> options = formats.stream().map(PrecisionArgument::read).toList();
    String[] limit = budget.split("=", 2);
    Budget limited = budget(limit[0]);
    PrecisionChoice choice =
        new PrecisionChoice(model, read, options, losses(weighted, options), limited);
    List<Assigned> found =
        limit.length == 1 ? choice.front(front) : List.of(choice.within(number(limit[1])));
    TextTable table = layers ? layerTable(read, found) : table(read, model, found);
    table.lines(output).forEach(spec.commandLine().getOut()::println);
    for (Assigned some : found) {
      if (!some.proven()) {
        spec.commandLine()
            .getErr()
            .printf(
                "The loss %s is not proven to be the least: it is not below %s.%n",
                some.loss(), some.leastLoss());
      }
    }
    return 0;
  }

  private void checkSizes() {
    if (front < 2 || batchSize < 2 || !(memoryGb > 0)) {
      throw new UserException(
          "The --front (%d) and the --batch-size (%d) must be at least 2, and --memory-gb (%s) positive."
              .formatted(front, batchSize, memoryGb),
          "leave them out.");
    }
  }

  private PrecisionChoice.LayerLoss losses(Weighted weighted, List<LayerPrecision> options) {
    return LayerSensitivity.of(
        new Scorer((long) (memoryGb * GB)),
        weighted.network(),
        weighted.parameters(),
        NetworkImages.draw(weighted.network(), "{}", batchSize, seed),
        Arithmetic.FLOAT32,
        options);
  }

  private static TextTable table(Network read, CostModel model, List<Assigned> found) {
    TextTable table =
        new TextTable(
            "loss", "latency_us", "energy_uj", "weight_bytes", "mean_weight_bits", "formats");
    NetworkWorkload workload = NetworkWorkload.of(read);
    BitOperations bits = new BitOperations(read);
    for (Assigned some : found) {
      NetworkCost cost = model.cost(workload, some.precision());
      table.add(
          some.loss(),
          cost.latencyUs(),
          cost.energyUj().known() ? (Object) cost.energyUj().value() : "",
          cost.weightBytes(),
          bits.meanWeightBits(some.precision()),
          counts(read, some));
    }
    return table;
  }

  /** How many layers with weights or products have which formats. */
  private static String counts(Network read, Assigned some) {
    List<String> chosen =
        DecidedLayers.of(read).positions().stream()
            .map(position -> some.precision().layer(position).toString())
            .toList();
    return String.join(
        " ",
        chosen.stream()
            .distinct()
            .sorted()
            .map(name -> "%s:%d".formatted(name, chosen.stream().filter(name::equals).count()))
            .toList());
  }

  private static TextTable layerTable(Network read, List<Assigned> found) {
    List<String> columns = new ArrayList<>(List.of("layer"));
    found.forEach(some -> columns.add(String.format(Locale.ROOT, "cost=%.6g", some.cost())));
    TextTable table = new TextTable(columns.toArray(String[]::new));
    for (int position : DecidedLayers.of(read).positions()) {
      table.add(
          Stream.concat(
                  Stream.of(read.layers().get(position).name()),
                  found.stream().map(some -> some.precision().layer(position).toString()))
              .toArray());
    }
    return table;
  }

  private static Budget budget(String name) {
    for (Budget some : Budget.values()) {
      if (some.toString().equals(name)) {
        return some;
      }
    }
    List<String> names = Stream.of(Budget.values()).map(Budget::toString).toList();
    throw new UserException(
        "The --budget (%s) is none of %s.".formatted(name, names), Similar.advice(name, names));
  }

  private static double number(String text) {
    try {
      double number = Double.parseDouble(text.replace("_", ""));
      if (number > 0 && number < Double.POSITIVE_INFINITY) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrongLimit(text);
    }
    throw wrongLimit(text);
  }

  private static UserException wrongLimit(String text) {
    return new UserException(
        "The limit (%s) of --budget must be a positive number.".formatted(text),
        "write latency_us=300, or latency_us alone for a front.");
  }
}
