package archsweep.space.nb101;

import archsweep.config.UserException;
import archsweep.space.Encodings;
import archsweep.space.nb101.Cell101.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the matrix and the operations of a cell, in the benchmark's form or ours. */
final class Text101 {

  private static final String EXAMPLE = "[[0,1,1],[0,0,1],[0,0,0]] [input,conv3x3-bn-relu,output]";

  private Text101() {}

  /**
   * The cell as it is written, which need not be whole.
   *
   * @throws UserException if the text is no cell
   */
  static Cell101 read(String space, String text) {
    int letters = 0;
    while (letters < text.length() && !Character.isLetter(text.charAt(letters))) {
      letters++;
    }
    List<Boolean> matrix = new ArrayList<>();
    for (char character : text.substring(0, letters).toCharArray()) {
      if (Character.isDigit(character)) {
        if (character > '1') {
          throw Encodings.wrong(space, text, "has a digit above 1 in its matrix", EXAMPLE);
        }
        matrix.add(character == '1');
      }
    }
    String[] names =
        Arrays.stream(text.substring(letters).split("[^A-Za-z0-9-]+", Cell101.MOST_VERTICES + 3))
            .filter(name -> !name.isEmpty())
            .toArray(String[]::new);
    int vertices = names.length;
    if (vertices < 2 || vertices > Cell101.MOST_VERTICES || matrix.size() != vertices * vertices) {
      throw Encodings.wrong(
          space,
          text,
          "has %d numbers and %d operations, which are no matrix and its vertices, two to seven"
              .formatted(matrix.size(), vertices),
          EXAMPLE);
    }
    boolean[][] edges = new boolean[vertices][vertices];
    for (int place = 0; place < matrix.size(); place++) {
      int x = place / vertices;
      int y = place % vertices;
      edges[x][y] = matrix.get(place);
      if (edges[x][y] && x >= y) {
        throw Encodings.wrong(
            space, text, "has an edge from vertex %d back to %d".formatted(x, y), EXAMPLE);
      }
    }
    return Cell101.of(edges, operations(space, text, names));
  }

  private static int[] operations(String space, String text, String[] names) {
    if (!names[0].equals("input") || !names[names.length - 1].equals("output")) {
      throw Encodings.wrong(space, text, "does not go from input to output", EXAMPLE);
    }
    int[] operations = new int[names.length - 2];
    for (int i = 0; i < operations.length; i++) {
      operations[i] = operation(names[i + 1]);
      if (operations[i] < 0) {
        String reason = "has the unknown operation " + names[i + 1];
        throw Encodings.wrong(space, text, reason, EXAMPLE);
      }
    }
    return operations;
  }

  private static int operation(String name) {
    for (int i = 0; i < Cell101.OPERATIONS.size(); i++) {
      Operation operation = Cell101.OPERATIONS.get(i);
      if (operation.text().equals(name) || operation.text().startsWith(name + "-")) {
        return i;
      }
    }
    return -1;
  }
}
