package archsweep.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The drawn points as JSON, one array a column; architectures are written once each. */
record PointColumns(ScriptJson json, ReportData data, List<Point> points) {

  void write() {
    List<String> architectures = points.stream().map(Point::architecture).distinct().toList();
    Map<String, Integer> architecturePlaces = places(architectures);
    Map<String, Integer> schemePlaces = places(data.schemes());

    json.field("architectures").array(architectures, json::text);
    json.field("architecture")
        .array(points, point -> json.number(architecturePlaces.get(point.architecture())));
    json.field("scheme").array(points, point -> json.number(schemePlaces.get(point.scheme())));
    json.field("precision_id").array(points, point -> json.text(point.precisionId()));
    json.field("candidate_id").array(points, point -> json.text(point.candidateId()));
    json.field("values").array(indices(data.candidateMetrics()), this::values);
    json.field("devices").array(indices(data.devices()), this::device);
  }

  private void values(int metric) {
    json.array(points, point -> json.number(point.values().get(metric)));
  }

  private void device(int device) {
    List<DeviceResult> results = points.stream().map(point -> point.devices().get(device)).toList();
    json.object(
        () -> {
          json.field("values")
              .array(indices(data.deviceMetrics()), metric -> values(results, metric));
          json.field("rank").array(results, result -> json.number(result.rank()));
          json.field("feasible");
          flags(results, DeviceResult::feasible);
          json.field("on_front");
          flags(results, DeviceResult::onFront);
          json.field("knee");
          flags(results, DeviceResult::knee);
        });
  }

  private void values(List<DeviceResult> results, int metric) {
    json.array(results, result -> json.number(result.values().get(metric)));
  }

  private void flags(List<DeviceResult> results, Predicate<DeviceResult> flag) {
    json.array(results, result -> json.number(flag.test(result) ? 1 : 0));
  }

  private static Map<String, Integer> places(List<String> names) {
    Map<String, Integer> places = new HashMap<>();
    for (String name : names) {
      places.put(name, places.size());
    }
    return places;
  }

  private static List<Integer> indices(List<?> list) {
    return IntStream.range(0, list.size()).boxed().toList();
  }
}
