package archsweep.benchmark;

import archsweep.config.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The errors of NAS-Bench-101 on the cells of NAS-Bench-1Shot1 (Zela et al., ICLR 2020) as
 * Zero-Cost-PT gives them: three runs after 108 epochs as fractions, where lower is better.
 */
final class ErrorLayout implements CsvFormat.Layout {

  private static final String MATRIX = "adj_matrix";
  private static final List<String> VERTICES =
      List.of("input", "node1", "node2", "node3", "node4", "node5", "output");
  private static final Pattern COLUMN = Pattern.compile("(mean_|best_)?(val|test)([123])?");
  private static final int DIGITS = VERTICES.size() * VERTICES.size();

  @Override
  public List<String> architectureColumns() {
    List<String> columns = new ArrayList<>(List.of(MATRIX));
    columns.addAll(VERTICES);
    return columns;
  }

  @Override
  public Optional<Measure> measure(String column) {
    Matcher matcher = COLUMN.matcher(column);
    if (!matcher.matches() || (matcher.group(1) == null) == (matcher.group(3) == null)) {
      return Optional.empty();
    }
    Measure error =
        Measure.of(column, "error", "fraction", "lower", "NAS-Bench-101, by way of Zero-Cost-PT")
            .on("cifar10")
            .trained(matcher.group(2).equals("val") ? "valid" : "test", 108)
            .under("Apache-2.0");
    return Optional.of(
        "best_".equals(matcher.group(1))
            ? error.noting("The best of three runs: a favourable choice, not an estimate.")
            : error);
  }

  /** The matrix row by row, then the operations. A matrix that was cut names no cell. */
  @Override
  public String architecture(CsvTable.Row line, String space, String dataset) {
    String matrix = line.text(MATRIX);
    if (!matrix.matches("[01]{" + DIGITS + "}")) {
      throw line.wrong(
          MATRIX,
          matrix,
          "has %d digits instead of %d, so the cell cannot be known"
              .formatted(matrix.length(), DIGITS));
    }
    return "%s [%s]"
        .formatted(matrix, String.join(",", VERTICES.stream().map(line::text).toList()));
  }
}
