package archsweep.system.instance;

import archsweep.config.Similar;
import archsweep.config.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Archsweep's own form of an instance. Times, sizes and memory are in whatever units the file uses:
 *
 * <pre>{@code
 * {"name": "fork",
 *  "devices": [{"id": 0, "mem": 1000}, {"id": 1, "mem": 800}],
 *  "ops": [{"id": 0, "time": [19, null], "mem": 2}, {"id": 1, "time": [4, 9], "mem": 1}],
 *  "edges": [{"src": 0, "dst": 1, "size": 3}],
 *  "link_latency": [[0, 4], [4, 0]],
 *  "link_per_unit": [[0, 1], [2, 0]]}
 * }</pre>
 *
 * A time of null says that the device does not support the operator. An operator may also have
 * {@code "pinned"}, the id of the device that it must be on, and {@code "colocate"}, the name of a
 * group that must be on one device. A device may leave out {@code "mem"}, and have {@code "host":
 * true}. {@code "period_model"} is one of {@link PeriodModel}, {@code "communication"} a list of
 * the options of {@link Communication}; {@code "link_channel"}, a matrix as those of the links,
 * names what several links share, null for a channel of its own; an edge may have {@code "output"}.
 */
public final class InstanceJson {

  private final JsonFile root;
  private final Map<String, Integer> devices = new LinkedHashMap<>();
  private final Map<String, Integer> operators = new LinkedHashMap<>();

  private InstanceJson(JsonFile root) {
    this.root = root;
  }

  static Instance read(JsonFile root) {
    return new InstanceJson(root).instance();
  }

  /**
   * Reads a file.
   *
   * @throws UserException with the file and the key if it is malformed
   */
  public static Instance read(Path file) {
    return read(JsonFile.read(file));
  }

  /** Reads a text that comes from a file {@code origin}. */
  public static Instance parse(String text, String origin) {
    return read(JsonFile.parse(text, origin));
  }

  private Instance instance() {
    List<Processor> processors = new ArrayList<>();
    JsonFile deviceList = root.list("devices");
    for (int k = 0; k < deviceList.size(); k++) {
      JsonFile device = deviceList.at(k);
      double memory = device.has("mem") ? device.at("mem").amount() : Double.POSITIVE_INFINITY;
      boolean host = device.has("host") && device.at("host").node().asBoolean();
      processors.add(new Processor(device.at("id").id(), memory, host));
      register(device.at("id"), devices, k);
    }
    List<Operator> ops = new ArrayList<>();
    JsonFile opList = root.list("ops");
    for (int i = 0; i < opList.size(); i++) {
      ops.add(operator(opList.at(i)));
      register(opList.at(i).at("id"), operators, i);
    }
    List<Edge> edges = new ArrayList<>();
    JsonFile edgeList = root.list("edges");
    for (int e = 0; e < edgeList.size(); e++) {
      JsonFile edge = edgeList.at(e);
      edges.add(
          new Edge(
              position(edge.at("src"), operators, "an operator"),
              position(edge.at("dst"), operators, "an operator"),
              edge.has("size") ? edge.at("size").amount() : 0,
              edge.has("output") ? edge.at("output").count() : 0));
    }
    return new Instance(
        root.origin(), processors, ops, edges, links(), periodModel(), communication());
  }

  private Operator operator(JsonFile op) {
    JsonFile time = op.list("time");
    if (time.size() != devices.size()) {
      throw time.wrong(
          "has %d times, but there are %d devices".formatted(time.size(), devices.size()),
          "give a time for each device, null where it is not supported.");
    }
    List<Double> times = new ArrayList<>();
    for (int k = 0; k < time.size(); k++) {
      times.add(time.at(k).node().isNull() ? Double.POSITIVE_INFINITY : time.at(k).amount());
    }
    String name = op.at("id").id();
    Operator operator =
        new Operator(
            name,
            times,
            op.has("mem") ? op.at("mem").amount() : 0,
            name,
            op.has("colocate") ? op.at("colocate").id() : "");
    return op.has("pinned")
        ? operator.pinnedTo(position(op.at("pinned"), devices, "a device"))
        : operator;
  }

  private List<List<Link>> links() {
    if (devices.size() == 1 && !root.has("link_latency")) {
      return List.of(List.of(Link.NONE));
    }
    List<List<Link>> links = new ArrayList<>();
    for (int from = 0; from < devices.size(); from++) {
      List<Link> row = new ArrayList<>();
      for (int to = 0; to < devices.size(); to++) {
        row.add(
            from == to
                ? Link.NONE
                : new Link(
                    figure("link_latency", from, to),
                    figure("link_per_unit", from, to),
                    channel(from, to)));
      }
      links.add(row);
    }
    return links;
  }

  private double figure(String key, int from, int to) {
    JsonFile figure = root.list(key).at(from).at(to);
    if (figure.node().isMissingNode() || figure.node().isNull()) {
      List<String> names = List.copyOf(devices.keySet());
      throw new UserException(
          "%s: there is no link from the device %s to the device %s: %s is missing."
              .formatted(root.origin(), names.get(from), names.get(to), figure.path()),
          "give the figures of a detour, if there is no direct link.");
    }
    return figure.amount();
  }

  private String channel(int from, int to) {
    if (!root.has("link_channel")) {
      return "";
    }
    JsonFile channel = root.list("link_channel").at(from).at(to);
    return channel.node().isMissingNode() || channel.node().isNull() ? "" : channel.id();
  }

  private Communication communication() {
    if (!root.has("communication")) {
      return Communication.OVERLAPPING;
    }
    JsonFile list = root.list("communication");
    List<String> options = new ArrayList<>();
    for (int at = 0; at < list.size(); at++) {
      options.add(list.at(at).id());
    }
    return Communication.of(options, list::wrong);
  }

  private PeriodModel periodModel() {
    if (!root.has("period_model")) {
      return PeriodModel.COMPUTE_AND_LINK;
    }
    String text = root.at("period_model").id();
    List<String> known = new ArrayList<>();
    for (PeriodModel model : PeriodModel.values()) {
      if (model.toString().equals(text)) {
        return model;
      }
      known.add(model.toString());
    }
    throw root.at("period_model")
        .wrong("(%s) is unknown".formatted(text), Similar.advice(text, known));
  }

  private static void register(JsonFile id, Map<String, Integer> positions, int position) {
    if (positions.putIfAbsent(id.id(), position) != null) {
      throw id.wrong("(%s) is another's id too".formatted(id.id()), "give each its own.");
    }
  }

  private static int position(JsonFile id, Map<String, Integer> positions, String what) {
    Integer position = positions.get(id.id());
    if (position == null) {
      throw id.wrong(
          "(%s) is not the id of %s".formatted(id.id(), what),
          Similar.advice(id.id(), positions.keySet()));
    }
    return position;
  }
}
