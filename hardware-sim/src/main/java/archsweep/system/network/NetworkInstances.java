package archsweep.system.network;

import archsweep.cost.CostModel;
import archsweep.cost.CostModels;
import archsweep.cost.NetworkWorkload;
import archsweep.device.UnsupportedFormatException;
import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.Source;
import archsweep.network.op.TensorType;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.instance.Operator;
import archsweep.system.instance.PeriodModel;
import archsweep.system.instance.Processor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Instances in us and bytes: an operator for each layer, with the latency that each device's cost
 * model gives it, its weights and its outputs as memory; operators without time for the inputs and
 * the outputs of the network, pinned to the host. Layers whose format a device has no use for are
 * not supported there.
 */
public final class NetworkInstances {

  private final DeviceSystem system;
  private final List<CostModel> models;

  public NetworkInstances(DeviceSystem system) {
    this.system = system;
    this.models = system.members().stream().map(member -> CostModels.of(member.device())).toList();
  }

  /** The instance of a network whose layers all have one precision, for one example. */
  public Instance of(Network network, LayerPrecision precision) {
    NetworkWorkload workload = NetworkWorkload.of(network);
    List<Operator> operators = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    Map<String, Integer> positions = new HashMap<>();
    network
        .inputs()
        .forEach(
            (input, type) -> {
              positions.put(input, operators.size());
              operators.add(atHost("input " + input));
            });
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      int at = operators.size();
      positions.put(layer.name(), at);
      double memory = workload.layer(i).weightBytes(precision.weights());
      for (TensorType output : network.outputTypes(i)) {
        memory += bytes(output, precision.activations());
      }
      operators.add(new Operator(layer.name(), times(workload, i, precision), memory));
      layer.inputs().forEach(source -> edges.add(edge(network, positions, source, at, precision)));
    }
    int outputs = operators.size();
    operators.add(atHost("outputs"));
    network
        .outputs()
        .forEach(source -> edges.add(edge(network, positions, source, outputs, precision)));
    List<Processor> devices =
        system.members().stream()
            .map(member -> new Processor(member.name(), member.memoryBytes()))
            .toList();
    return new Instance(
        network.name(),
        devices,
        operators,
        edges,
        system.links(),
        PeriodModel.COMPUTE_AND_LINK,
        system.communication());
  }

  private List<Double> times(NetworkWorkload workload, int layer, LayerPrecision precision) {
    List<Double> times = new ArrayList<>();
    for (CostModel model : models) {
      double time;
      try {
        time = model.layer(workload.layer(layer), precision).latencyUs();
      } catch (UnsupportedFormatException e) {
        time = Double.POSITIVE_INFINITY;
      }
      times.add(time);
    }
    return times;
  }

  private Operator atHost(String name) {
    List<Double> times = new ArrayList<>();
    for (int k = 0; k < system.members().size(); k++) {
      times.add(0.0);
    }
    return new Operator(name, times, 0).pinnedTo(system.host());
  }

  private static Edge edge(
      Network network,
      Map<String, Integer> positions,
      Source source,
      int target,
      LayerPrecision precision) {
    return new Edge(
        positions.get(source.node()),
        target,
        bytes(network.type(source), precision.activations()),
        source.port());
  }

  private static double bytes(TensorType type, NumberFormat format) {
    return Math.ceil(type.shape().elements() * format.storedBits() / 8);
  }
}
