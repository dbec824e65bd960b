package archsweep.cost.scalesim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain tables: a line of names, then lines of values, no quotes. */
final class Csv {

  private Csv() {}

  static List<Map<String, String>> rows(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] names = lines.get(0).split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split(",", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.length && i < values.length; i++) {
        row.put(names[i].strip(), values[i].strip());
      }
      rows.add(row);
    }
    return rows;
  }

  static boolean hasColumn(Path file, String column) throws IOException {
    return List.of(Files.readAllLines(file).get(0).split(",")).contains(column);
  }
}
