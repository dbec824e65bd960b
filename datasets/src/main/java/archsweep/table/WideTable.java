package archsweep.table;

import java.util.ArrayList;
import java.util.List;

/** Puts together a table whose columns depend on the sweep. */
final class WideTable {

  private final String name;
  private final String meaning;
  private final List<String> key;
  private final List<Column> columns = new ArrayList<>();

  WideTable(String name, String meaning, List<String> key) {
    this.name = name;
    this.meaning = meaning;
    this.key = key;
  }

  WideTable columns(List<Column> others) {
    columns.addAll(others);
    return this;
  }

  /** A column under the name of each proxy. */
  WideTable scores(List<String> proxies) {
    for (String proxy : proxies) {
      columns.add(
          Column.number(Column.nameOf(proxy), "the proxy's own", "Score of %s.".formatted(proxy))
              .orNull());
    }
    return this;
  }

  /** The figures of each device, as in {@code eyeriss_v1_latency_us}. */
  WideTable devices(List<String> devices) {
    for (String device : devices) {
      for (String figure : Tables.FIGURES) {
        Column column = Tables.COSTS.column(figure);
        columns.add(
            column.as(
                Column.nameOf(device) + "_" + figure,
                "On %s. %s".formatted(device, column.meaning())));
      }
    }
    return this;
  }

  TableSchema schema() {
    return new TableSchema(name, meaning, columns, key);
  }
}
