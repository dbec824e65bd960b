package archsweep.cost.scalesim;

import archsweep.config.TextFiles;
import archsweep.config.UserException;
import archsweep.cost.Work.Geometry;
import archsweep.cost.Work.MatrixProduct;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads SCALE-Sim topology files. The first line names the columns; a line may end with a comma.
 *
 * <ul>
 *   <li>Convolutions: name, input height and width (padding included), filter height and width,
 *       channels, filters, and one or two strides. A layer with "DP" in its name is depthwise: it
 *       runs once for each channel.
 *   <li>Matrix products: name, M, N, K.
 * </ul>
 *
 * <p>Output sizes are ceil((size - filter + stride) / stride), so a last window may hang over the
 * edge.
 */
public final class Topology {

  private static final int MATRIX_COLUMNS = 4;
  private static final int CONVOLUTION_COLUMNS = 8;
  private static final long MOST_SIZE = 1_000_000_000;
  private static final long MOST_SIDE = 65_536;

  private final Path file;
  private final boolean convolutions;

  private Topology(Path file, boolean convolutions) {
    this.file = file;
    this.convolutions = convolutions;
  }

  /**
   * The layers of a topology, in their order.
   *
   * @throws UserException with file and line if it is none
   */
  public static List<TopologyLayer> read(Path file) {
    List<String> lines = TextFiles.read(file).lines().toList();
    if (lines.isEmpty() || lines.get(0).isBlank()) {
      throw new UserException(
          "%s:1: a topology starts with a line that names its columns.".formatted(file),
          "the file is empty.");
    }
    Topology topology = new Topology(file, hasConvolutions(file, lines.get(0)));
    List<TopologyLayer> layers = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        layers.add(topology.layer(cells(lines.get(i)), i + 1));
      }
    }
    if (layers.isEmpty()) {
      throw new UserException(
          "%s: the topology has no layers.".formatted(file), "only its first line was copied.");
    }
    return layers;
  }

  private static boolean hasConvolutions(Path file, String header) {
    List<String> names = cells(header.toLowerCase(Locale.ROOT));
    if (names.size() >= CONVOLUTION_COLUMNS && names.get(1).startsWith("ifmap")) {
      return true;
    }
    if (names.size() == MATRIX_COLUMNS && names.subList(1, 4).equals(List.of("m", "n", "k"))) {
      return false;
    }
    throw new UserException(
        "%s:1: the columns (%s) are neither those of convolutions nor those of matrix products."
            .formatted(file, header.strip()),
        "you meant \"Layer name, IFMAP Height, IFMAP Width, Filter Height, Filter Width, Channels,"
            + " Num Filter, Strides\" or \"Layer, M, N, K\".");
  }

  private TopologyLayer layer(List<String> cells, int line) {
    return convolutions ? convolution(cells, line) : matrixProduct(cells, line);
  }

  private TopologyLayer matrixProduct(List<String> cells, int line) {
    if (cells.size() != MATRIX_COLUMNS) {
      throw wrong(
          line, "a matrix product has name, M, N and K, not %d cells".formatted(cells.size()));
    }
    long m = number(cells, 1, "M", line);
    long n = number(cells, 2, "N", line);
    long k = number(cells, 3, "K", line);
    return new TopologyLayer(
        cells.get(0), product(line, () -> new MatrixProduct(1, m, n, k, m * k, true)), m * k);
  }

  private TopologyLayer convolution(List<String> cells, int line) {
    if (cells.size() != CONVOLUTION_COLUMNS && cells.size() != CONVOLUTION_COLUMNS + 1) {
      throw wrong(
          line,
          "a convolution has name, input size, filter size, channels, filters and strides: 8 or 9"
              + " cells, not "
              + cells.size());
    }
    Axis rows =
        axis(
            side(cells, 1, "input height", line),
            side(cells, 3, "filter height", line),
            side(cells, 7, "stride", line),
            line);
    Axis columns =
        axis(
            side(cells, 2, "input width", line),
            side(cells, 4, "filter width", line),
            side(cells, cells.size() - 1, "stride", line),
            line);
    long channels = number(cells, 5, "channels", line);
    long filters = number(cells, 6, "filters", line);
    long products = cells.get(0).contains("DP") ? channels : 1;
    long summed = channels / products;
    return new TopologyLayer(
        cells.get(0),
        product(
            line,
            () ->
                new MatrixProduct(
                    products,
                    rows.positions() * columns.positions(),
                    filters,
                    rows.filter() * columns.filter() * summed,
                    rows.touched() * columns.touched() * summed,
                    true,
                    new Geometry(
                        (int) rows.filter(),
                        (int) columns.filter(),
                        rows.positions(),
                        columns.positions()))),
        rows.size() * columns.size() * channels);
  }

  /** Each size may be fine and the product of all too large. */
  private MatrixProduct product(int line, Supplier<MatrixProduct> product) {
    try {
      return product.get();
    } catch (IllegalArgumentException e) {
      throw wrong(line, e.getMessage());
    }
  }

  private record Axis(long size, long filter, long stride) {

    long positions() {
      return (size - filter + 2 * stride - 1) / stride;
    }

    /** How many of the input's positions windows fall on. */
    long touched() {
      if (stride <= filter) {
        return Math.min(size, (positions() - 1) * stride + filter);
      }
      long last = size - (positions() - 1) * stride;
      return (positions() - 1) * filter + Math.max(0, Math.min(filter, last));
    }
  }

  private Axis axis(long size, long filter, long stride, int line) {
    if (filter > size) {
      throw wrong(line, "the filter (%d) is larger than the input (%d)".formatted(filter, size));
    }
    return new Axis(size, filter, stride);
  }

  private long side(List<String> cells, int column, String name, int line) {
    return number(cells, column, name, line, MOST_SIDE);
  }

  private long number(List<String> cells, int column, String name, int line) {
    return number(cells, column, name, line, MOST_SIZE);
  }

  private long number(List<String> cells, int column, String name, int line, long most) {
    long number;
    try {
      number = Long.parseLong(cells.get(column));
    } catch (NumberFormatException e) {
      throw wrong(line, "the %s (%s) is not a whole number".formatted(name, cells.get(column)));
    }
    if (number < 1 || number > most) {
      throw wrong(
          line, "the %s (%d) must be positive and at most %d".formatted(name, number, most));
    }
    return number;
  }

  private UserException wrong(int line, String reason) {
    return new UserException(
        "%s:%d: %s.".formatted(file, line, reason),
        "a cell is missing or stands in the wrong column.");
  }

  /** The cells of a line without the empty ones at its end. */
  private static List<String> cells(String line) {
    return Stream.of(line.replaceFirst("[\\s,]+$", "").split(",", -1)).map(String::strip).toList();
  }
}
