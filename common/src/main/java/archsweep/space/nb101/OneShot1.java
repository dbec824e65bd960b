package archsweep.space.nb101;

import archsweep.network.Network;
import archsweep.space.Blueprint;
import archsweep.space.DeadEdges;
import archsweep.space.EncodingReader;
import archsweep.space.SearchSpace.Choice;
import archsweep.space.Task;
import archsweep.space.nb101.Cell101.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The sub-spaces of NAS-Bench-1Shot1 (Zela et al., ICLR 2020): every vertex has a fixed number of
 * parents, of which each combination is a choice, and an operation. What leads nowhere is dropped,
 * so each architecture is one of NAS-Bench-101. Counted are all combinations: 14,580, 29,160 and
 * 1,312,200. (The paper has 6,240 and 363,648 for the first and the third: there only vertices that
 * another one reads have a choice of an operation.)
 */
public final class OneShot1 implements Blueprint {

  private static final int[][] PARENTS = {
    {1, 2, 2, 2, 2},
    {1, 1, 2, 2, 3},
    {1, 1, 1, 2, 2, 2},
  };

  private final String name;
  private final int[] parents;
  private final List<List<Integer>> options = new ArrayList<>();

  /**
   * One of the three.
   *
   * @param number from 1 to 3, as the paper numbers them
   */
  public OneShot1(int number) {
    this.name = "nas-bench-1shot1-" + number;
    this.parents = PARENTS[number - 1];
    for (int vertex = 1; vertex <= parents.length; vertex++) {
      options.add(subsets(vertex, parents[vertex - 1]));
    }
  }

  /** The sets of that many of the vertices before one, as bits, in ascending order. */
  private static List<Integer> subsets(int vertex, int size) {
    List<Integer> subsets = new ArrayList<>();
    for (int set = 0; set < 1 << vertex; set++) {
      if (Integer.bitCount(set) == size) {
        subsets.add(set);
      }
    }
    return subsets;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Task> tasks() {
    return List.of(Task.CIFAR10, Task.CIFAR100);
  }

  @Override
  public List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    for (int vertex = 1; vertex <= parents.length; vertex++) {
      List<String> sets = options.get(vertex - 1).stream().map(OneShot1::describe).toList();
      String target = vertex == parents.length ? "the output" : "vertex " + vertex;
      choices.add(new Choice("parents of " + target, sets));
    }
    List<String> operations = Cell101.OPERATIONS.stream().map(Operation::text).toList();
    for (int vertex = 1; vertex < parents.length; vertex++) {
      choices.add(new Choice("operation of vertex " + vertex, operations));
    }
    return choices;
  }

  private static String describe(int set) {
    StringBuilder text = new StringBuilder();
    for (int vertex = 0; set >> vertex > 0; vertex++) {
      if ((set >> vertex & 1) == 1) {
        text.append(text.isEmpty() ? "" : "+").append(vertex);
      }
    }
    return text.toString();
  }

  /** The whole matrix with its loose ends. */
  @Override
  public String write(int[] decisions) {
    return declared(decisions).toString();
  }

  @Override
  public int[] read(String text) {
    int[] decisions = new int[2 * parents.length - 1];
    EncodingReader reader = new EncodingReader(name, text, write(decisions));
    Cell101 cell = Text101.read(reader);
    if (cell.vertices() != parents.length + 1) {
      throw reader.wrong("has %d vertices, not %d".formatted(cell.vertices(), parents.length + 1));
    }
    for (int vertex = 1; vertex <= parents.length; vertex++) {
      int set = 0;
      for (int source = 0; source < vertex; source++) {
        set |= cell.edge(source, vertex) ? 1 << source : 0;
      }
      decisions[vertex - 1] = options.get(vertex - 1).indexOf(set);
      if (decisions[vertex - 1] < 0) {
        throw reader.wrong("gives vertex %d not %d parents".formatted(vertex, parents[vertex - 1]));
      }
    }
    int[] operations = cell.operations();
    System.arraycopy(operations, 0, decisions, parents.length, operations.length);
    return decisions;
  }

  @Override
  public Map<String, String> notations(int[] decisions) {
    Cell101 cell = declared(decisions);
    return Map.of("nasbench", Text101.benchmark(cell), "naslib", Text101.naslib(cell));
  }

  /** Vertices that lead nowhere take their first options. */
  @Override
  public int[] canonical(int[] decisions) {
    Cell101 cell = declared(decisions);
    int[] canonical = decisions.clone();
    boolean[] used = new boolean[cell.vertices()];
    used[cell.vertices() - 1] = true;
    for (int vertex = cell.vertices() - 2; vertex > 0; vertex--) {
      for (int reader = vertex + 1; reader < cell.vertices(); reader++) {
        used[vertex] |= used[reader] && cell.edge(vertex, reader);
      }
      if (!used[vertex]) {
        canonical[vertex - 1] = 0;
        canonical[parents.length + vertex - 1] = 0;
      }
    }
    return canonical;
  }

  /** The hash of NAS-Bench-101. */
  @Override
  public String functionId(int[] decisions) {
    return declared(decisions).pruned().hash();
  }

  /** Loose ends are no layers either way, so both ways give the same. */
  @Override
  public Network network(String title, int[] decisions, Task task, DeadEdges deadEdges) {
    return new Network101(title, declared(decisions).pruned()).build(task);
  }

  private Cell101 declared(int[] decisions) {
    int vertices = parents.length + 1;
    boolean[][] edges = new boolean[vertices][vertices];
    for (int vertex = 1; vertex < vertices; vertex++) {
      int set = options.get(vertex - 1).get(decisions[vertex - 1]);
      for (int source = 0; source < vertex; source++) {
        edges[source][vertex] = (set >> source & 1) == 1;
      }
    }
    int[] operations = new int[vertices - 2];
    System.arraycopy(decisions, parents.length, operations, 0, operations.length);
    return Cell101.of(edges, operations);
  }
}
