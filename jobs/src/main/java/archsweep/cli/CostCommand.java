package archsweep.cli;

import archsweep.config.UserException;
import archsweep.cost.CostModel;
import archsweep.cost.CostModels;
import archsweep.cost.CostSource;
import archsweep.cost.LayerCost;
import archsweep.cost.NetworkCost;
import archsweep.cost.NetworkWorkload;
import archsweep.cost.Quantity;
import archsweep.cost.scalesim.ScaleSimConfig;
import archsweep.cost.scalesim.Topology;
import archsweep.cost.scalesim.TopologyLayer;
import archsweep.network.Network;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Costs a network on devices. */
@Command(
    name = "cost",
    mixinStandardHelpOptions = true,
    description = "Costs a network on devices: cycles, latency, energy, memory traffic.")
final class CostCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "NETWORK",
      description =
          "SPACE:ARCHITECTURE, a fixed network, a network as JSON, MODEL.onnx[:INPUT=SIZES,...], or a"
              + " SCALE-Sim topology as CSV.")
  private String network;

  @Option(
      names = "--device",
      split = DeviceArgument.SEPARATOR,
      paramLabel = "DEVICE",
      description = "Devices by name, device files, or SCALE-Sim configurations (.cfg).")
  private List<String> deviceNames = new ArrayList<>();

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "DEVICE",
      description = "More devices. Of a topology on one configuration SCALE-Sim's own figures.")
  private List<String> moreDeviceNames = new ArrayList<>();

  @Option(
      names = "--precision",
      paramLabel = "FORMAT",
      description = "The number format of weights and activations. Default: ${DEFAULT-VALUE}.",
      defaultValue = "int8")
  private String format;

  @Option(names = "--layers", description = "A row for each layer.")
  private boolean layers;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "A page of the layers: over time, below the roofline, by energy.")
  private String html = "";

  @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}.")
  private TextTable.Format output = TextTable.Format.TABLE;

  @Override
  public Integer call() {
    LayerPrecision precision = LayerPrecision.of(Formats.named(format));
    List<String> names = new ArrayList<>(deviceNames);
    names.addAll(moreDeviceNames);
    if (names.isEmpty()) {
      throw new UserException(
          "There is no device to cost %s on.".formatted(network),
          "add --device nvidia-t4; `./run list devices` names more.");
    }
    if (network.endsWith(".csv")
        && names.size() == 1
        && names.get(0).endsWith(ScaleSimTable.CONFIGURATION)) {
      print(
          ScaleSimTable.of(
              Topology.read(Path.of(network)), ScaleSimConfig.read(Path.of(names.get(0))), layers));
      return 0;
    }
    List<CostModel> models = names.stream().map(DeviceArgument::read).map(CostModels::of).toList();
    if (!html.isEmpty()) {
      LayerProfiles.write(Path.of(html), network, models, precision);
    }
    TextTable table =
        network.endsWith(".csv") ? topology(models, precision) : network(models, precision);
    print(table);
    return 0;
  }

  private void print(TextTable table) {
    table.lines(output).forEach(spec.commandLine().getOut()::println);
  }

  private TextTable network(List<CostModel> models, LayerPrecision precision) {
    Network read = NetworkArgument.read(network);
    PrecisionAssignment assignment = PrecisionAssignment.uniform(read, precision);
    if (layers) {
      TextTable table = layerTable();
      for (CostModel model : models) {
        List<LayerCost> costs = model.layers(read, assignment);
        for (int i = 0; i < costs.size(); i++) {
          String what = read.layers().get(i).op().describe();
          addLayer(table, model, read.layers().get(i).name(), what, costs.get(i));
        }
      }
      return table;
    }
    NetworkWorkload workload = NetworkWorkload.of(read);
    TextTable table =
        new TextTable(
            "device",
            "precision",
            "cycles",
            "latency_us",
            "energy_uj",
            "dram_bytes",
            "sram_bytes",
            "utilisation",
            "peak_memory_bytes",
            "source",
            "assumption");
    for (CostModel model : models) {
      NetworkCost cost = model.cost(workload, assignment);
      table.add(
          model.device().name(),
          precision.toString(),
          whole(cost.cycles()),
          cost.latencyUs(),
          number(cost.energyUj()),
          cost.dramBytes(),
          whole(cost.sramBytes()),
          cost.utilisation(),
          cost.peakMemoryBytes(),
          text(cost.source()),
          cost.assumption());
    }
    return table;
  }

  private TextTable topology(List<CostModel> models, LayerPrecision precision) {
    List<TopologyLayer> read = Topology.read(Path.of(network));
    TextTable table =
        layers
            ? layerTable()
            : new TextTable(
                "device", "precision", "layers", "latency_us", "dram_bytes", "assumption");
    for (CostModel model : models) {
      double latencyUs = 0;
      long dramBytes = 0;
      for (TopologyLayer layer : read) {
        LayerCost cost = model.layer(layer.workload(), precision);
        latencyUs += cost.latencyUs();
        dramBytes += cost.dramBytes();
        if (layers) {
          addLayer(table, model, layer.name(), "topology", cost);
        }
      }
      if (!layers) {
        table.add(
            model.device().name(),
            precision.toString(),
            read.size(),
            latencyUs,
            dramBytes,
            "layers one after the other");
      }
    }
    return table;
  }

  private static TextTable layerTable() {
    return new TextTable(
        "device",
        "layer",
        "operator",
        "cycles",
        "scale_sim_cycles",
        "latency_us",
        "energy_uj",
        "dram_bytes",
        "utilisation",
        "source",
        "assumption");
  }

  private static void addLayer(
      TextTable table, CostModel model, String name, String what, LayerCost cost) {
    table.add(
        model.device().name(),
        name,
        what,
        whole(cost.cycles()),
        whole(cost.scaleSimCycles()),
        cost.latencyUs(),
        number(cost.energyUj()),
        cost.dramBytes(),
        cost.utilisation(),
        text(cost.source()),
        cost.assumption());
  }

  private static Object whole(Quantity quantity) {
    return quantity.known() ? (Object) Math.round(quantity.value()) : "";
  }

  private static Object number(Quantity quantity) {
    return quantity.known() ? (Object) quantity.value() : "";
  }

  private static String text(CostSource source) {
    return source.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
