package archsweep.calibration;

import archsweep.config.CsvTable;
import archsweep.config.CsvTable.Row;
import archsweep.config.UserException;
import archsweep.cost.LayerWorkload;
import archsweep.cost.NetworkWorkload;
import archsweep.cost.Work.MatrixProduct;
import archsweep.network.op.Convolution;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.network.op.Window;
import archsweep.precision.Formats;
import archsweep.precision.NumberFormat;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * Reads tables of measured kernels and networks. Three kinds of rows are known by their columns:
 *
 * <pre>
 * products      m, n, k
 * convolutions  w, h, c, n, k, s_filter_w, r_filter_h, pad_w, pad_h, stride_w, stride_h
 * networks      arch
 * </pre>
 *
 * <p>in capitals or not, which are the columns of DeepBench's tables and of those of NAS-Bench-201;
 * n of a convolution are its examples and k its filters. Formats are in a column {@code format}, or
 * in DeepBench's words in {@code precision_note}.
 *
 * @param latencyColumn the column with the latencies
 * @param microseconds how many us are one of its units
 * @param format of rows that name none
 * @param space that networks are of
 */
public record MeasurementTable(
    String latencyColumn, double microseconds, NumberFormat format, String space) {

  private static final long MOST_SIZE = 1_000_000_000;

  /** Of a side, the channels or the examples of a convolution: their product fits into a long. */
  private static final long MOST_SIDE = 32_767;

  private static final List<String> SIZES =
      List.of("m", "n", "k", "w", "h", "c", "s_filter_w", "r_filter_h", "arch");

  /**
   * All measurements of a table that has one of the three kinds of rows. Rows without a latency or
   * a size are left out.
   */
  public List<Measurement> read(CsvTable table) {
    List<String> names = table.columns().stream().map(MeasurementTable::lower).toList();
    List<Measurement> measurements = new ArrayList<>();
    for (Row row : table.rows()) {
      if (!complete(table, row)) {
        continue;
      }
      if (names.contains("arch")) {
        measurements.add(network(row, column(table, "arch")));
      } else if (names.contains("s_filter_w")) {
        measurements.add(kernel(table, row, this::convolution));
      } else if (names.containsAll(List.of("m", "n", "k"))) {
        measurements.add(kernel(table, row, this::product));
      } else {
        throw new UserException(
            "%s:1: the columns (%s) are those of no measured kernels or networks."
                .formatted(table.origin(), String.join(", ", table.columns())),
            "name them m, n, k; or w, h, c, n, k, s_filter_w, ...; or arch.");
      }
    }
    return measurements;
  }

  private boolean complete(CsvTable table, Row row) {
    return row.has(latencyColumn)
        && SIZES.stream()
            .map(size -> column(table, size))
            .filter(table.columns()::contains)
            .allMatch(row::has);
  }

  /** Each size may be fine and the product of all too large. */
  private static Measurement kernel(
      CsvTable table, Row row, BiFunction<CsvTable, Row, Measurement> reader) {
    try {
      return reader.apply(table, row);
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "%s:%d: %s".formatted(table.origin(), row.line(), e.getMessage()),
          "a size stands in the wrong column.",
          e);
    }
  }

  private Measurement product(CsvTable table, Row row) {
    long m = size(table, row, "m");
    long n = size(table, row, "n");
    long k = size(table, row, "k");
    return new Measurement.Kernel(
        "product %d x %d x %d".formatted(m, n, k),
        new LayerWorkload(new MatrixProduct(1, m, n, k, m * k, true), k * n, m * k, m * n, 0),
        format(table, row),
        row.positive(latencyColumn) * microseconds);
  }

  private Measurement convolution(CsvTable table, Row row) {
    int rows = (int) side(table, row, "r_filter_h");
    int columns = (int) side(table, row, "s_filter_w");
    List<Integer> padding = List.of(count(table, row, "pad_h", 0), count(table, row, "pad_w", 0));
    Window window =
        new Window(
            List.of(rows, columns),
            List.of(count(table, row, "stride_h", 1), count(table, row, "stride_w", 1)),
            padding,
            padding,
            List.of(1, 1));
    Convolution convolution = new Convolution((int) side(table, row, "k"), window, 1, false);
    TensorType input =
        TensorType.real(
            Shape.fixed(
                side(table, row, "n"),
                side(table, row, "c"),
                side(table, row, "h"),
                side(table, row, "w")));
    return new Measurement.Kernel(
        "%s on %s".formatted(convolution.describe(), input),
        LayerWorkload.of(convolution, List.of(input)),
        format(table, row),
        row.positive(latencyColumn) * microseconds);
  }

  private Measurement network(Row row, String column) {
    SearchSpace architectures = Spaces.named(space);
    String architecture = row.text(column);
    return new Measurement.Network(
        architecture,
        NetworkWorkload.of(
            architectures.toNetwork(
                architectures.parse(architecture), architectures.tasks().get(0), DeadEdges.KEEP)),
        latencyUs(row));
  }

  private double latencyUs(Row row) {
    double latency = row.number(latencyColumn);
    if (latency < 0) {
      throw row.wrong(latencyColumn, row.text(latencyColumn), "must not be negative");
    }
    return latency * microseconds;
  }

  private NumberFormat format(CsvTable table, Row row) {
    List<String> names = table.columns().stream().map(MeasurementTable::lower).toList();
    if (names.contains("format")) {
      return Formats.named(row.text(column(table, "format")));
    }
    if (!names.contains("precision_note")) {
      return format;
    }
    String note = lower(row.text(column(table, "precision_note")));
    if (note.contains("int8")) {
      return Formats.INT8;
    }
    return note.contains("16 bit") ? Formats.FP16 : Formats.FP32;
  }

  private static long side(CsvTable table, Row row, String name) {
    return size(table, row, name, MOST_SIDE);
  }

  private static long size(CsvTable table, Row row, String name) {
    return size(table, row, name, MOST_SIZE);
  }

  private static long size(CsvTable table, Row row, String name, long most) {
    String column = column(table, name);
    long size = row.integer(column);
    if (size < 1 || size > most) {
      throw row.wrong(column, row.text(column), "must be positive and at most " + most);
    }
    return size;
  }

  private static int count(CsvTable table, Row row, String name, int least) {
    String column = column(table, name);
    long count = row.has(column) ? row.integer(column) : least;
    if (count < least || count > MOST_SIDE) {
      throw row.wrong(
          column, row.text(column), "must be between %d and %d".formatted(least, MOST_SIDE));
    }
    return (int) count;
  }

  private static String column(CsvTable table, String name) {
    return table.columns().stream()
        .filter(column -> lower(column).equals(name))
        .findFirst()
        .orElse(name);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
