package archsweep.space.nb101;

import archsweep.space.EncodingReader;
import archsweep.space.nb101.Cell101.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * Reads and writes cells: matrix and operations in the benchmark's form or ours, NASLib's tuple.
 */
final class Text101 {

  static final String EXAMPLE = "[[0,1,1],[0,0,1],[0,0,0]] [input,conv3x3-bn-relu,output]";

  private static final String INPUT = "input";
  private static final String OUTPUT = "output";

  /** Long and short, in the order of the operations; the pool has one name. */
  private static final List<String> NAMES =
      Stream.concat(
              Cell101.OPERATIONS.stream().map(Operation::text), Stream.of("conv3x3", "conv1x1"))
          .toList();

  /** NASLib's numbers of operations: those of the inner vertices, by ours. */
  private static final List<Integer> NASLIB_OPERATIONS = List.of(4, 3, 2);

  private static final int MOST_ENTRIES = Cell101.MOST_VERTICES * Cell101.MOST_VERTICES;

  private static final int NASLIB_INPUT = 0;
  private static final int NASLIB_OUTPUT = 1;
  private static final int NASLIB_MOST = 4;

  private final EncodingReader reader;

  private Text101(EncodingReader reader) {
    this.reader = reader;
  }

  /**
   * The cell as it is written, which need not be whole.
   *
   * @throws archsweep.config.UserException if the text is no cell
   */
  static Cell101 read(EncodingReader reader) {
    Text101 text = new Text101(reader);
    boolean list = reader.opens();
    if (list && reader.seesDigit()) {
      return text.tuple();
    }
    int[][] matrix = list ? text.lists() : text.rows();
    boolean[][] edges = text.edges(matrix);
    int[] operations = text.operations(edges.length - 2);
    reader.end();
    return Cell101.of(edges, operations);
  }

  /** As the benchmark's code takes it: nested lists, and names. */
  static String benchmark(Cell101 cell) {
    StringJoiner rows = new StringJoiner(", ", "[", "]");
    for (int x = 0; x < cell.vertices(); x++) {
      StringJoiner row = new StringJoiner(", ", "[", "]");
      for (int y = 0; y < cell.vertices(); y++) {
        row.add(cell.edge(x, y) ? "1" : "0");
      }
      rows.add(row.toString());
    }
    StringJoiner names = new StringJoiner("', '", "['", "']").add(INPUT);
    for (int operation : cell.operations()) {
      names.add(Cell101.OPERATIONS.get(operation).text());
    }
    return rows + ", " + names.add(OUTPUT);
  }

  /** NASLib's: the rows of the matrix one behind the other, then the operations. */
  static String naslib(Cell101 cell) {
    StringJoiner tuple = new StringJoiner(", ", "(", ")");
    for (int x = 0; x < cell.vertices(); x++) {
      for (int y = 0; y < cell.vertices(); y++) {
        tuple.add(cell.edge(x, y) ? "1" : "0");
      }
    }
    tuple.add(String.valueOf(NASLIB_INPUT));
    for (int operation : cell.operations()) {
      tuple.add(NASLIB_OPERATIONS.get(operation).toString());
    }
    return tuple.add(String.valueOf(NASLIB_OUTPUT)).toString();
  }

  /** Rows of digits with commas between them, up to a semicolon; or all in one, with or without. */
  private int[][] rows() {
    List<int[]> rows = new ArrayList<>();
    do {
      List<Integer> row = new ArrayList<>();
      do {
        row.add(reader.digit(1, "an entry of the matrix"));
      } while (reader.seesDigit() && row.size() <= MOST_ENTRIES);
      rows.add(array(row));
    } while (reader.passes(',') && rows.size() <= Cell101.MOST_VERTICES);
    if (rows.size() == 1) {
      reader.passes(';');
      return square(rows.get(0));
    }
    reader.expect(';');
    return rows.toArray(int[][]::new);
  }

  private int[][] square(int[] entries) {
    int side = (int) Math.sqrt(entries.length);
    if (side * side != entries.length) {
      throw reader.wrong(
          "has a matrix of %d entries, which is not square".formatted(entries.length));
    }
    int[][] matrix = new int[side][];
    for (int row = 0; row < side; row++) {
      matrix[row] = Arrays.copyOfRange(entries, row * side, (row + 1) * side);
    }
    return matrix;
  }

  /** Lists in a list, of which the first bracket has been passed. */
  private int[][] lists() {
    List<int[]> rows = new ArrayList<>();
    do {
      List<Integer> row = new ArrayList<>();
      reader.open();
      do {
        row.add(reader.number(0, 1, "an entry of the matrix"));
      } while (row.size() <= Cell101.MOST_VERTICES && reader.goesOn());
      rows.add(array(row));
    } while (rows.size() <= Cell101.MOST_VERTICES
        && rows.get(0).length <= Cell101.MOST_VERTICES
        && reader.goesOn());
    return rows.toArray(int[][]::new);
  }

  /** The matrix with the operations behind it, of which the first bracket has been passed. */
  private Cell101 tuple() {
    List<Integer> numbers = new ArrayList<>();
    do {
      numbers.add(reader.number(0, NASLIB_MOST, "an entry"));
    } while (reader.goesOn());
    reader.end();
    int vertices = (int) Math.sqrt(numbers.size());
    if (vertices * (vertices + 1) != numbers.size()) {
      throw reader.wrong(
          "has %d numbers, which are no square matrix and its vertices".formatted(numbers.size()));
    }
    int[][] matrix = new int[vertices][];
    for (int x = 0; x < vertices; x++) {
      matrix[x] = array(numbers.subList(x * vertices, (x + 1) * vertices));
    }
    boolean[][] edges = edges(matrix);
    List<Integer> labels = numbers.subList(vertices * vertices, numbers.size());
    int[] operations = new int[vertices - 2];
    for (int vertex = 0; vertex < vertices; vertex++) {
      boolean inner = vertex > 0 && vertex < vertices - 1;
      int label = labels.get(vertex);
      int operation = NASLIB_OPERATIONS.indexOf(label);
      if (inner ? operation < 0 : label != (vertex == 0 ? NASLIB_INPUT : NASLIB_OUTPUT)) {
        throw reader.wrong("has %d as the operation of vertex %d".formatted(label, vertex));
      }
      if (inner) {
        operations[vertex - 1] = operation;
      }
    }
    return Cell101.of(edges, operations);
  }

  private boolean[][] edges(int[][] matrix) {
    int vertices = matrix.length;
    if (vertices < 2 || vertices > Cell101.MOST_VERTICES) {
      throw reader.wrong(
          "has %s vertices, not two to seven"
              .formatted(vertices > Cell101.MOST_VERTICES ? "more than seven" : vertices));
    }
    boolean[][] edges = new boolean[vertices][vertices];
    for (int x = 0; x < vertices; x++) {
      if (matrix[x].length != vertices) {
        throw reader.wrong(
            "has %d entries in row %d of a matrix of %d"
                .formatted(matrix[x].length, x + 1, vertices));
      }
      for (int y = 0; y < vertices; y++) {
        edges[x][y] = matrix[x][y] == 1;
        if (matrix[x][y] > 1) {
          throw reader.wrong("has %d in row %d of its matrix".formatted(matrix[x][y], x + 1));
        }
        if (edges[x][y] && x >= y) {
          throw reader.wrong("has an edge from vertex %d back to %d".formatted(x, y));
        }
      }
    }
    return edges;
  }

  private int[] operations(int inner) {
    reader.passes(',');
    boolean list = reader.opens();
    reader.option(List.of(INPUT), "the operation of vertex 0");
    int[] operations = new int[inner];
    for (int i = 0; i < inner; i++) {
      reader.expect(',');
      operations[i] =
          reader.option(NAMES, "the operation of vertex %d".formatted(i + 1))
              % Cell101.OPERATIONS.size();
    }
    reader.expect(',');
    reader.option(List.of(OUTPUT), "the operation of vertex %d".formatted(inner + 1));
    if (list) {
      reader.close();
    }
    return operations;
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(number -> number).toArray();
  }
}
