package archsweep.pipeline;

import archsweep.config.Yaml;
import archsweep.cost.CostModels;
import archsweep.cost.pqa.PqArea;
import archsweep.device.Device;
import archsweep.device.PqaAccelerator;
import archsweep.sweep.CostColumn;
import archsweep.table.Row;
import archsweep.table.RunOwner;
import archsweep.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** Writes the figures of a sweep's devices as a table: {@link Tables#DEVICES}. */
final class DevicesTable {

  private final SweepSource source;

  DevicesTable(SweepSource source) {
    this.source = source;
  }

  /** Writes devices.parquet anew. */
  void write(RunOwner owner) throws IOException {
    owner.replaceTable(Tables.DEVICES, rows().iterator(), Map.of());
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    int next = 0;
    for (String text : source.devices().values()) {
      Device device = source.sweep().devices().get(next++);
      CostColumn column = CostColumn.of(CostModels.of(device));
      SortedMap<String, String> figures = Yaml.parse(text, device.name()).flatten();
      if (device instanceof PqaAccelerator accelerator) {
        figures.put("area_clb", Double.toString(PqArea.of(accelerator).clbs()));
      }
      figures.forEach((figure, value) -> rows.add(row(column, figure, value)));
    }
    return rows;
  }

  private static Row row(CostColumn column, String figure, String value) {
    Row.Builder row =
        Row.builder(Tables.DEVICES)
            .set("device", column.device())
            .set("device_version", column.version())
            .set("figure", figure)
            .set("value", value);
    number(value).ifPresent(number -> row.set("number", number));
    return row.build();
  }

  private static OptionalDouble number(String value) {
    try {
      return OptionalDouble.of(Double.parseDouble(value.replace("_", "")));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
