package archsweep.space.nb101;

import archsweep.network.Network;
import archsweep.space.Architecture;
import archsweep.space.DeadEdges;
import archsweep.space.EncodingReader;
import archsweep.space.Indices;
import archsweep.space.SearchSpace;
import archsweep.space.Task;
import archsweep.space.nb101.Cell101.Operation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * NAS-Bench-101 (Ying et al., "NAS-Bench-101: Towards Reproducible Neural Architecture Search",
 * ICML 2019): 423,624 cells of at most seven vertices and nine edges. Isomorphic cells are one
 * architecture, which is built as the first of them in the order of the benchmark's script: the
 * channels of vertices, and so parameters and costs, depend on the order of the vertices.
 */
public final class NasBench101 implements SearchSpace {

  private static final String ABSENT = "none";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

  @Override
  public String name() {
    return "nas-bench-101";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public BigInteger size() {
    return BigInteger.valueOf(Enumeration101.size());
  }

  /** Of seven vertices; smaller cells lack the ones before the output. */
  @Override
  public List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    for (int y = 1; y < Cell101.MOST_VERTICES; y++) {
      for (int x = 0; x < y; x++) {
        choices.add(new Choice("edge %d-%d".formatted(x, y), List.of("absent", "present")));
      }
    }
    List<String> operations =
        Stream.concat(Cell101.OPERATIONS.stream().map(Operation::text), Stream.of(ABSENT)).toList();
    for (int vertex = 1; vertex < Cell101.MOST_VERTICES - 1; vertex++) {
      choices.add(new Choice("operation " + vertex, operations));
    }
    return choices;
  }

  @Override
  public List<Integer> decisions(Architecture architecture) {
    Cell101 cell = cell(architecture);
    int[] operations = cell.operations();
    List<Integer> decisions = new ArrayList<>();
    for (int y = 1; y < Cell101.MOST_VERTICES; y++) {
      for (int x = 0; x < y; x++) {
        decisions.add(present(cell, x, y) ? 1 : 0);
      }
    }
    for (int vertex = 0; vertex < Cell101.MOST_VERTICES - 2; vertex++) {
      decisions.add(vertex < operations.length ? operations[vertex] : Cell101.OPERATIONS.size());
    }
    return decisions;
  }

  private static boolean present(Cell101 cell, int x, int y) {
    int last = cell.vertices() - 1;
    boolean output = y == Cell101.MOST_VERTICES - 1;
    return x < last && (output ? cell.edge(x, last) : y < last && cell.edge(x, y));
  }

  @Override
  public List<Task> tasks() {
    return List.of(Task.CIFAR10, Task.CIFAR100);
  }

  @Override
  public Architecture decode(BigInteger index) {
    return architecture(Enumeration101.cell(Indices.checked(index, size()).intValueExact()));
  }

  @Override
  public BigInteger encode(Architecture architecture) {
    return BigInteger.valueOf(Enumeration101.index(cell(architecture)));
  }

  /**
   * Drops vertices that lead nowhere, and takes the first of the cells isomorphic to what is left.
   * Also reads the hash of the published tables; the first one takes seconds.
   */
  @Override
  public Architecture parse(String text) {
    EncodingReader reader = new EncodingReader(name(), text, Text101.EXAMPLE);
    String bare = text.strip().toLowerCase(Locale.ROOT);
    if (HASH.matcher(bare).matches()) {
      int index = Hashes101.index(bare).orElseThrow(() -> reader.wrong("is the hash of no cell"));
      return architecture(Enumeration101.cell(index));
    }
    Cell101 pruned = Text101.read(reader).pruned();
    if (pruned.vertices() < 2) {
      throw reader.wrong("leads nowhere from its input to its output");
    }
    if (pruned.edgeCount() > Cell101.MOST_EDGES) {
      throw reader.wrong("has %d edges, more than nine".formatted(pruned.edgeCount()));
    }
    return architecture(Enumeration101.first(pruned));
  }

  @Override
  public Map<String, String> notations(Architecture architecture) {
    Cell101 cell = cell(architecture);
    return Map.of("nasbench", Text101.benchmark(cell), "naslib", Text101.naslib(cell));
  }

  @Override
  public List<Architecture> neighbours(Architecture architecture) {
    return Neighbours101.of(cell(architecture)).stream().map(this::architecture).toList();
  }

  /** Isomorphic cells are one architecture already. */
  @Override
  public Architecture canonical(Architecture architecture) {
    return architecture(cell(architecture));
  }

  /** The hash of the published tables. */
  @Override
  public String functionId(Architecture architecture) {
    return cell(architecture).hash();
  }

  /** Nothing in a pruned cell is dead, so both ways give the same. */
  @Override
  public Network toNetwork(Architecture architecture, Task task, DeadEdges deadEdges) {
    return new Network101(architecture.toString(), cell(architecture)).build(task);
  }

  private Architecture architecture(Cell101 cell) {
    return new Architecture(name(), cell.toString());
  }

  private Cell101 cell(Architecture architecture) {
    if (!architecture.space().equals(name())) {
      throw new IllegalArgumentException(
          "The architecture %s is not of the space %s.".formatted(architecture, name()));
    }
    return Text101.read(new EncodingReader(name(), architecture.encoding(), Text101.EXAMPLE));
  }
}
