package archsweep.system.instance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes instances in the form that {@link InstanceJson} reads; shared weights are not kept. */
public final class InstanceWriter {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private InstanceWriter() {}

  /** The text, on one line. */
  public static String write(Instance instance) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", instance.name());
    document.put("period_model", instance.periodModel().toString());
    document.put("devices", instance.devices().stream().map(InstanceWriter::device).toList());
    document.put("ops", instance.operators().stream().map(InstanceWriter::operator).toList());
    document.put("edges", instance.edges().stream().map(e -> edge(instance, e)).toList());
    document.put("communication", instance.communication().options());
    document.put("link_latency", links(instance, Link::latency));
    document.put("link_per_unit", links(instance, Link::perUnit));
    if (instance.links().stream().flatMap(List::stream).anyMatch(l -> !l.channel().isEmpty())) {
      document.put("link_channel", links(instance, InstanceWriter::channel));
    }
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An instance must have a JSON form.", e);
    }
  }

  private static Map<String, Object> device(Processor device) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", device.name());
    if (device.memory() < Double.POSITIVE_INFINITY) {
      json.put("mem", device.memory());
    }
    json.put("host", device.host());
    return json;
  }

  private static Map<String, Object> operator(Operator operator) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", operator.name());
    List<Object> times = new ArrayList<>();
    operator.times().forEach(time -> times.add(Double.isInfinite(time) ? null : time));
    json.put("time", times);
    json.put("mem", operator.memory());
    if (!operator.colocation().isEmpty()) {
      json.put("colocate", operator.colocation());
    }
    return json;
  }

  private static Map<String, Object> edge(Instance instance, Edge edge) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("src", instance.operators().get(edge.source()).name());
    json.put("dst", instance.operators().get(edge.target()).name());
    json.put("size", edge.size());
    if (edge.output() > 0) {
      json.put("output", edge.output());
    }
    return json;
  }

  private static Object channel(Link link) {
    return link.channel().isEmpty() ? NullNode.getInstance() : link.channel();
  }

  private static List<List<Object>> links(Instance instance, Function<Link, Object> figure) {
    return instance.links().stream().map(row -> row.stream().map(figure).toList()).toList();
  }
}
