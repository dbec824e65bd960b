package archsweep.space.darts;

import archsweep.space.Encodings;
import archsweep.space.darts.Genotype.Edge;
import archsweep.space.darts.Genotype.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads genotypes of DARTS and configurations of NAS-Bench-301. */
final class DartsText {

  static final int NODES = 4;
  private static final int EDGES = 2 * NODES;
  private static final int LONGEST = 4000;
  private static final String EXAMPLE =
      "Genotype(normal=[('sep_conv_3x3', 0), ...], normal_concat=[2, 3, 4, 5], reduce=[...], reduce_concat=[2, 3, 4, 5])";

  private static final Pattern EDGE = Pattern.compile("[(\\[]\\s*'(\\w+)'\\s*,\\s*(\\d)\\s*[)\\]]");
  private static final Pattern CONFIGURED =
      Pattern.compile("edge_(normal|reduce)_(\\d{1,2})['\"]?\\s*[:=,]\\s*['\"]?(\\w+)");

  private final String space;
  private final String text;

  private DartsText(String space, String text) {
    this.space = space;
    this.text = text;
  }

  /** The genotype of four nodes that a text writes, in the order of the states that nodes read. */
  static Genotype read(String space, String text) {
    return new DartsText(space, text).read();
  }

  private Genotype read() {
    if (text.length() > LONGEST) {
      throw Encodings.wrong(space, text, "is too long", EXAMPLE);
    }
    return text.contains("edge_normal_") ? configuration() : genotype();
  }

  private Genotype genotype() {
    List<Edge> edges = new ArrayList<>();
    Matcher matcher = EDGE.matcher(text.replace('"', '\''));
    while (matcher.find()) {
      edges.add(new Edge(operation(matcher.group(1)), Integer.parseInt(matcher.group(2))));
    }
    String concats = text.replaceAll("\\s", "").replace("range(2,6)", "[2,3,4,5]");
    boolean joinsAll =
        concats.contains("normal_concat=[2,3,4,5]") && concats.contains("reduce_concat=[2,3,4,5]");
    boolean ordered =
        text.indexOf("normal=") >= 0 && text.indexOf("normal=") < text.indexOf("reduce=");
    if (edges.size() != 2 * EDGES || !joinsAll || !ordered) {
      throw Encodings.wrong(
          space, text, "is not two cells of eight edges that join the states 2 to 5", EXAMPLE);
    }
    return genotype(edges.subList(0, EDGES), edges.subList(EDGES, 2 * EDGES));
  }

  /** Edge k of a cell leads from its state into its node; the edges of a node count states up. */
  private Genotype configuration() {
    Map<String, Map<Integer, Operation>> cells =
        Map.of("normal", new TreeMap<>(), "reduce", new TreeMap<>());
    Matcher matcher = CONFIGURED.matcher(text);
    while (matcher.find()) {
      cells
          .get(matcher.group(1))
          .put(Integer.parseInt(matcher.group(2)), operation(matcher.group(3)));
    }
    return genotype(edges(cells.get("normal")), edges(cells.get("reduce")));
  }

  private List<Edge> edges(Map<Integer, Operation> configured) {
    List<Edge> edges = new ArrayList<>();
    int first = 0;
    for (int node = 0; node < NODES; node++) {
      int count = 0;
      for (int state = 0; state < node + 2; state++) {
        Operation operation = configured.get(first + state);
        if (operation != null) {
          edges.add(new Edge(operation, state));
          count++;
        }
      }
      if (count != 2) {
        String reason = "gives node %d not two edges".formatted(node + 2);
        throw Encodings.wrong(space, text, reason, EXAMPLE);
      }
      first += node + 2;
    }
    return edges;
  }

  private Genotype genotype(List<Edge> normal, List<Edge> reduce) {
    List<Integer> all = List.of(2, 3, 4, 5);
    return new Genotype(sorted(normal), all, sorted(reduce), all);
  }

  private List<Edge> sorted(List<Edge> edges) {
    List<Edge> sorted = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      List<Edge> pair = new ArrayList<>(edges.subList(2 * node, 2 * node + 2));
      pair.sort(Comparator.comparingInt(Edge::state));
      boolean distinct = pair.get(0).state() < pair.get(1).state();
      if (!distinct || pair.get(1).state() >= node + 2) {
        String reason = "has edges of node %d that are not from two states before it";
        throw Encodings.wrong(space, text, reason.formatted(node + 2), EXAMPLE);
      }
      sorted.addAll(pair);
    }
    return sorted;
  }

  private Operation operation(String name) {
    Optional<Operation> known =
        Arrays.stream(Operation.values())
            .filter(operation -> operation.text().equals(name))
            .filter(Darts.OPERATIONS::contains)
            .findFirst();
    return known.orElseThrow(
        () ->
            Encodings.wrong(
                space,
                text,
                "has the operation %s, which the space has not".formatted(name),
                EXAMPLE));
  }
}
