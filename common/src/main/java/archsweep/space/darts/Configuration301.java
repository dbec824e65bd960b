package archsweep.space.darts;

import archsweep.space.EncodingReader;
import archsweep.space.darts.Genotype.Edge;
import archsweep.space.darts.Genotype.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Configurations of NAS-Bench-301 (Zela et al., ICLR 2022), as its ConfigSpace has them: the
 * operation of each edge that is there, and for the nodes with a choice the states they read. Edge
 * k of a cell leads from its state into its node; the edges of a node count states up.
 */
final class Configuration301 {

  private static final String PREFIX = "NetworkSelectorDatasetInfo:darts:";
  private static final List<String> CELLS = List.of("normal", "reduce");
  private static final int EDGES = 14;
  private static final Pattern EDGE = Pattern.compile("edge_(normal|reduce)_(\\d{1,2})");
  private static final Pattern INPUTS = Pattern.compile("inputs_node_(normal|reduce)_[345]");

  private final EncodingReader reader;
  private final Map<String, Operation[]> cells =
      Map.of("normal", new Operation[EDGES], "reduce", new Operation[EDGES]);
  private final Map<String, String> inputs = new TreeMap<>();

  private Configuration301(EncodingReader reader) {
    this.reader = reader;
  }

  /** As JSON. */
  static String write(Genotype genotype) {
    List<String> entries = new ArrayList<>();
    Map<String, List<Edge>> cells =
        Map.of("normal", genotype.normal(), "reduce", genotype.reduce());
    for (String cell : CELLS) {
      List<Edge> edges = cells.get(cell);
      for (int edge = 0; edge < edges.size(); edge++) {
        Edge some = edges.get(edge);
        int number = first(edge / 2) + some.state();
        entries.add(entry("edge_%s_%d".formatted(cell, number), some.operation().text()));
      }
      for (int node = 1; node < Genotype.NODES; node++) {
        entries.add(entry("inputs_node_%s_%d".formatted(cell, node + 2), states(edges, node)));
      }
    }
    return "{" + String.join(", ", entries) + "}";
  }

  private static String entry(String key, String value) {
    return "\"%s%s\": \"%s\"".formatted(PREFIX, key, value);
  }

  private static String states(List<Edge> edges, int node) {
    return edges.get(2 * node).state() + "_" + edges.get(2 * node + 1).state();
  }

  /** The number of the first edge into a node. */
  private static int first(int node) {
    return node * (node + 3) / 2;
  }

  static Genotype read(EncodingReader reader) {
    return new Configuration301(reader).read();
  }

  private Genotype read() {
    boolean braces = reader.passes('{');
    boolean more;
    do {
      entry();
      more = reader.passes(',') || !(reader.atEnd() || reader.sees('}'));
    } while (more);
    if (braces) {
      reader.expect('}');
    }
    reader.end();
    List<Edge> normal = edges("normal");
    List<Edge> reduce = edges("reduce");
    return DartsText.genotype(reader, normal, reduce);
  }

  /** A key, with or without its prefix and quotes, and its value. */
  private void entry() {
    StringBuilder key = new StringBuilder(reader.word("a key"));
    String value = "";
    do {
      key.append(value.isEmpty() ? "" : ":").append(value);
      if (!reader.passes(':')) {
        reader.expect('=');
      }
      value = reader.word("a value");
    } while (reader.sees(':') || reader.sees('='));
    String whole = key.toString();
    String name = whole.startsWith(PREFIX) ? whole.substring(PREFIX.length()) : whole;
    Matcher edge = EDGE.matcher(name);
    if (edge.matches() && Integer.parseInt(edge.group(2)) < EDGES) {
      cells.get(edge.group(1))[Integer.parseInt(edge.group(2))] = operation(name, value);
    } else if (INPUTS.matcher(name).matches()) {
      inputs.put(name, value);
    } else {
      throw reader.wrong(
          "has the key %s, which is no edge_normal_0 to edge_reduce_13 and no inputs_node_normal_3 to inputs_node_reduce_5"
              .formatted(name));
    }
  }

  private Operation operation(String key, String name) {
    return Arrays.stream(Operation.values())
        .filter(operation -> operation.text().equals(name))
        .filter(Darts.OPERATIONS::contains)
        .findFirst()
        .orElseThrow(
            () ->
                reader.wrong(
                    "has the operation %s for %s, which the space has not".formatted(name, key)));
  }

  private List<Edge> edges(String cell) {
    List<Edge> edges = new ArrayList<>();
    Operation[] configured = cells.get(cell);
    for (int node = 0; node < Genotype.NODES; node++) {
      for (int state = 0; state < node + 2; state++) {
        if (configured[first(node) + state] != null) {
          edges.add(new Edge(configured[first(node) + state], state));
        }
      }
      if (edges.size() != 2 * node + 2) {
        throw reader.wrong("gives %s node %d not two edges".formatted(cell, node + 2));
      }
      String key = "inputs_node_%s_%d".formatted(cell, node + 2);
      String states = states(edges, node);
      if (!inputs.getOrDefault(key, states).equals(states)) {
        throw reader.wrong(
            "has %s as its %s, but edges from %s".formatted(inputs.get(key), key, states));
      }
    }
    return edges;
  }
}
