package archsweep.system.instance;

import archsweep.config.UserException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The workloads of msr-fiddle/dnn-partitioning: accelerators of one kind beside CPUs, times in ms,
 * memory in bytes. The cost of an edge, the ms of its tensor between an accelerator and the memory
 * of the CPUs, is taken for its size; a tensor goes from one accelerator to another through that
 * memory, in twice the time, and between CPUs in none.
 */
final class MsrJson {

  private static final Link FREE = new Link(0, 0);
  private static final Link TO_HOST = new Link(0, 1);
  private static final Link THROUGH_HOST = new Link(0, 2);

  private final JsonFile root;
  private final Map<String, Integer> nodes = new LinkedHashMap<>();

  private MsrJson(JsonFile root) {
    this.root = root;
  }

  static boolean recognises(JsonFile root) {
    return root.has("maxFPGAs") && root.has("nodes");
  }

  static Instance read(JsonFile root) {
    return new MsrJson(root).instance();
  }

  private Instance instance() {
    int accelerators = (int) root.at("maxFPGAs").amount();
    int cpus = (int) root.at("maxCPUs").amount();
    List<Processor> devices = new ArrayList<>();
    for (int k = 0; k < accelerators; k++) {
      devices.add(new Processor("accelerator" + k, root.at("maxSizePerFPGA").amount()));
    }
    for (int k = 0; k < cpus; k++) {
      devices.add(new Processor("cpu" + k, Double.POSITIVE_INFINITY, true));
    }
    List<Operator> operators = new ArrayList<>();
    JsonFile list = root.list("nodes");
    for (int i = 0; i < list.size(); i++) {
      operators.add(operator(list.at(i), accelerators, cpus));
      nodes.put(list.at(i).at("id").id(), i);
    }
    List<Edge> edges = new ArrayList<>();
    JsonFile edgeList = root.list("edges");
    for (int e = 0; e < edgeList.size(); e++) {
      JsonFile edge = edgeList.at(e);
      edges.add(
          new Edge(
              position(edge.at("sourceId")),
              position(edge.at("destId")),
              edge.at("cost").amount()));
    }
    return new Instance(
        root.origin(), devices, operators, edges, links(devices), PeriodModel.HOST_TRANSFERS);
  }

  private static Operator operator(JsonFile node, int accelerators, int cpus) {
    boolean supported = node.at("supportedOnFpga").node().asInt(1) != 0;
    if (node.at("supportedOnFpga").node().isBoolean()) {
      supported = node.at("supportedOnFpga").node().asBoolean();
    }
    double onAccelerator = supported ? node.at("fpgaLatency").amount() : Double.POSITIVE_INFINITY;
    List<Double> times = new ArrayList<>();
    for (int k = 0; k < accelerators; k++) {
      times.add(onAccelerator);
    }
    for (int k = 0; k < cpus; k++) {
      times.add(node.at("cpuLatency").amount());
    }
    String name = node.at("id").id();
    String colour = node.has("colorClass") ? node.at("colorClass").id() : "";
    return new Operator(name, times, node.at("size").amount(), name, colour);
  }

  private static List<List<Link>> links(List<Processor> devices) {
    List<List<Link>> links = new ArrayList<>();
    for (Processor from : devices) {
      List<Link> row = new ArrayList<>();
      for (Processor to : devices) {
        row.add(
            from.host() && to.host() ? FREE : from.host() || to.host() ? TO_HOST : THROUGH_HOST);
      }
      links.add(row);
    }
    return links;
  }

  private int position(JsonFile id) {
    Integer position = nodes.get(id.id());
    if (position == null) {
      throw new UserException(
          "%s: the %s (%s) is the id of no node.".formatted(id.origin(), id.path(), id.id()),
          "a node is missing.");
    }
    return position;
  }
}
