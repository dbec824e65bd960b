package archsweep.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A front drawn in text: front members as {@code *}, the knee as {@code X}, everything else as
 * {@code .}, so that a terminal shows where the trade-off bends.
 */
public final class FrontDrawing {

  /** What a point is; a later kind is drawn over an earlier one. */
  public enum Kind {
    OTHER('.'),
    FRONT('*'),
    KNEE('X');

    private final char mark;

    Kind(char mark) {
      this.mark = mark;
    }
  }

  /** A candidate in the plane of two metrics. */
  public record Point(double x, double y, Kind kind) {}

  private final String xName;
  private final String yName;
  private final int width;
  private final int height;

  /**
   * @param width columns of the plotting area
   * @param height rows of the plotting area
   */
  public FrontDrawing(String xName, String yName, int width, int height) {
    this.xName = xName;
    this.yName = yName;
    this.width = width;
    this.height = height;
  }

  /** The lines of the drawing; points that are not finite are left out. */
  public List<String> draw(List<Point> points) {
    List<Point> finite =
        points.stream().filter(p -> Double.isFinite(p.x()) && Double.isFinite(p.y())).toList();
    if (finite.isEmpty()) {
      return List.of("(no point has both " + xName + " and " + yName + ")");
    }
    Axis x = Axis.of(finite.stream().mapToDouble(Point::x).toArray());
    Axis y = Axis.of(finite.stream().mapToDouble(Point::y).toArray());
    Kind[][] grid = new Kind[height][width];
    for (Point point : finite) {
      int column = x.cell(point.x(), width);
      int row = height - 1 - y.cell(point.y(), height);
      Kind there = grid[row][column];
      grid[row][column] = there == null || there.compareTo(point.kind()) < 0 ? point.kind() : there;
    }
    List<String> lines = new ArrayList<>();
    lines.add(yName + y.note());
    for (int row = 0; row < height; row++) {
      String label = "";
      if (row == 0) {
        label = number(y.greatest());
      } else if (row == height - 1) {
        label = number(y.least());
      }
      StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%10s |", label));
      for (Kind kind : grid[row]) {
        line.append(kind == null ? ' ' : kind.mark);
      }
      lines.add(line.toString().stripTrailing());
    }
    lines.add(" ".repeat(11) + "+" + "-".repeat(width));
    String left = number(x.least());
    String right = number(x.greatest());
    int gap = Math.max(1, width - left.length() - right.length());
    lines.add(" ".repeat(12) + left + " ".repeat(gap) + right + "  " + xName + x.note());
    return lines;
  }

  /** Four significant digits, without an exponent where it reads better so. */
  public static String number(double value) {
    double magnitude = Math.abs(value);
    if (value == Math.rint(value) && magnitude < 1e7) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    if (magnitude >= 1e7 || magnitude < 1e-3) {
      return String.format(Locale.ROOT, "%.3g", value);
    }
    int digits = Math.max(0, 3 - (int) Math.floor(Math.log10(magnitude)));
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /** Linear, or logarithmic where positive values span more than a factor of 20. */
  private record Axis(double least, double greatest, boolean logarithmic) {

    static Axis of(double[] values) {
      double least = Arrays.stream(values).min().orElseThrow();
      double greatest = Arrays.stream(values).max().orElseThrow();
      return new Axis(least, greatest, least > 0 && greatest / least > 20);
    }

    int cell(double value, int cells) {
      double from = scale(least);
      double to = scale(greatest);
      double share = to > from ? (scale(value) - from) / (to - from) : 0.5;
      return (int) Math.min(cells - 1, Math.floor(share * cells));
    }

    String note() {
      return logarithmic ? " (log)" : "";
    }

    private double scale(double value) {
      return logarithmic ? Math.log(value) : value;
    }
  }
}
