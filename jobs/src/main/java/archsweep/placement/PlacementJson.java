package archsweep.placement;

import archsweep.system.Placement;
import archsweep.system.bound.LowerBounds;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A placement as JSON, in the units of the instance: status, makespan, period, lower_bound (the
 * bound of the formulas, the same for every solver), proven_bound (the best of that and the
 * solver's), gap (the part of the objective's value by which it may be above the optimum) and
 * schedule, and what explains them.
 */
public final class PlacementJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private PlacementJson() {}

  /** The text, indented. */
  public static String write(PlacementView view) {
    Placement placement = view.placement();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("instance", view.instance().name());
    document.put("solver", placement.solver());
    document.put("objective", placement.objective().toString());
    document.put("status", placement.status().name());
    document.put("makespan", number(placement.makespan()));
    document.put("period", number(placement.period()));
    document.put("lower_bound", number(placement.lowerBound()));
    document.put("proven_bound", number(placement.provenBound()));
    document.put("gap", placement.gap());
    document.put("period_model", view.instance().periodModel().toString());
    document.put("communication", view.instance().communication().options());
    document.put("lower_bounds", bounds(placement.bounds()));
    document.put("schedule", view.rows().stream().map(PlacementJson::row).toList());
    document.put("devices", view.deviceUses().stream().map(PlacementJson::device).toList());
    document.put("transfers", view.transfers().stream().map(PlacementJson::transfer).toList());
    document.put(
        "critical_path",
        view.criticalPath().stream()
            .map(i -> id(view.instance().operators().get(i).name()))
            .toList());
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A placement must have a JSON form.", e);
    }
  }

  private static Map<String, Object> bounds(LowerBounds bounds) {
    return ordered(
        List.of(
            "critical_path_no_comm",
            "critical_path_with_comm",
            "critical_path_through_node",
            "fractional_load",
            "head_load_tail",
            "best",
            "period"),
        List.of(
            number(bounds.criticalPathNoComm()),
            number(bounds.criticalPathWithComm()),
            number(bounds.criticalPathThroughNode()),
            number(bounds.fractionalLoad()),
            number(bounds.headLoadTail()),
            number(bounds.makespan()),
            number(bounds.period())));
  }

  private static Map<String, Object> row(PlacementView.Row row) {
    return ordered(
        List.of("op", "device", "start", "finish"),
        List.of(id(row.operator()), id(row.device()), number(row.start()), number(row.finish())));
  }

  private static Map<String, Object> device(PlacementView.DeviceUse use) {
    return ordered(
        List.of("device", "operators", "load", "share_of_makespan"),
        List.of(id(use.device()), use.operators(), number(use.load()), use.share()));
  }

  private static Map<String, Object> transfer(PlacementView.Transfer transfer) {
    return ordered(
        List.of("source", "target", "from", "to", "size", "time", "start", "finish"),
        List.of(
            id(transfer.source()),
            id(transfer.target()),
            id(transfer.from()),
            id(transfer.to()),
            number(transfer.size()),
            number(transfer.finish() - transfer.start()),
            number(transfer.start()),
            number(transfer.finish())));
  }

  private static Map<String, Object> ordered(List<String> keys, List<Object> values) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      map.put(keys.get(i), values.get(i));
    }
    return map;
  }

  /** Ids that are whole numbers are written as such. */
  private static Object id(String name) {
    return name.matches("0|[1-9][0-9]{0,17}") ? (Object) Long.valueOf(name) : name;
  }

  private static Object number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? (Object) (long) value
        : (Object) value;
  }
}
