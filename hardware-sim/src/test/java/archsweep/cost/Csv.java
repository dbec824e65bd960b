package archsweep.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain tables: a line of names, then lines of values; a value in quotes may hold commas. */
public final class Csv {

  private Csv() {}

  public static List<Map<String, String>> rows(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] names = cells(lines.get(0));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = cells(line);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.length && i < values.length; i++) {
        row.put(names[i].strip(), values[i].strip());
      }
      rows.add(row);
    }
    return rows;
  }

  public static boolean hasColumn(Path file, String column) throws IOException {
    return List.of(cells(Files.readAllLines(file).get(0))).contains(column);
  }

  private static String[] cells(String line) {
    return line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
  }
}
