package archsweep.network;

import archsweep.identity.Hashes;
import archsweep.network.op.ParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Finds the canonical order of the layers of a network by colour refinement. Colours are 64-bit
 * hashes of everything within reach that a renaming cannot change; a collision could only keep two
 * layers of one class together, which costs a round and never makes two networks equal.
 */
final class Canonicaliser {

  private final Network network;
  private final int size;
  private final String[] own;
  private final List<Map<String, String>> shared;
  private final int[][] sources;
  private final int[][] readers;
  private final boolean[] commutes;
  private long[] colours;

  Canonicaliser(Network network) {
    this.network = network;
    this.size = network.layers().size();
    this.own = new String[size];
    this.shared = sharedParameters();
    this.sources = sources();
    this.readers = readers();
    this.commutes = new boolean[size];
    this.colours = new long[size];
    for (int i = 0; i < size; i++) {
      Layer layer = network.layers().get(i);
      commutes[i] = layer.op().commutative();
      own[i] =
          layer.op() + "|" + network.inputTypes(i) + outputPorts(layer) + shared.get(i).keySet();
      colours[i] = Hashes.hash(own[i]);
    }
  }

  NetworkId run() {
    addDepths();
    refine();
    while (classes() < size) {
      singleOut();
      refine();
    }
    Integer[] order = IntStream.range(0, size).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Long.compare(colours[a], colours[b]));
    List<Integer> positions = List.of(order);
    return new NetworkId(Hashes.digest(certificate(positions)), positions);
  }

  /** Starts from the longest ways to an input and to a layer that nobody reads: saves rounds. */
  private void addDepths() {
    int[] above = new int[size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < sources[i].length; k += 2) {
        if (sources[i][k] >= 0) {
          above[i] = Math.max(above[i], above[sources[i][k]] + 1);
        }
      }
    }
    int[] below = new int[size];
    for (int i = size - 1; i >= 0; i--) {
      for (int k = 0; k < readers[i].length; k += 3) {
        below[i] = Math.max(below[i], below[readers[i][k]] + 1);
      }
      colours[i] = Hashes.mix(colours[i] + Hashes.mix(above[i] * 31L + Hashes.mix(below[i])));
    }
  }

  /** Refines until no class splits any more. */
  private void refine() {
    int before;
    int after = classes();
    do {
      before = after;
      Map<String, Long> sharers = sharersByColour();
      long[] refined = new long[size];
      for (int i = 0; i < size; i++) {
        refined[i] = refine(i, sharers);
      }
      colours = refined;
      after = classes();
    } while (after > before);
  }

  private long refine(int i, Map<String, Long> sharers) {
    long above = 0;
    for (int k = 0; k < sources[i].length; k += 2) {
      int source = sources[i][k];
      long colour = source >= 0 ? colours[source] : Hashes.mix(source);
      long edge = Hashes.mix(colour + 0x51L * sources[i][k + 1]);
      above = commutes[i] ? above + edge : Hashes.mix(above + edge);
    }
    long below = 0;
    for (int k = 0; k < readers[i].length; k += 3) {
      int reader = readers[i][k];
      long place = commutes[reader] ? 0 : readers[i][k + 1];
      below += Hashes.mix(colours[reader] + 0x9dL * place + 0x3b5L * readers[i][k + 2]);
    }
    long sharing = 0;
    for (Map.Entry<String, String> role : shared.get(i).entrySet()) {
      sharing += Hashes.mix(Hashes.hash(role.getKey()) + sharers.get(role.getValue()));
    }
    return Hashes.mix(
        colours[i]
            + Hashes.mix(above + 1)
            + 3 * Hashes.mix(below + 2)
            + 5 * Hashes.mix(sharing + 3));
  }

  /** Gives one member of the class with the least colour among the doubled ones another colour. */
  private void singleOut() {
    long[] sorted = colours.clone();
    Arrays.sort(sorted);
    int k = 1;
    while (sorted[k] != sorted[k - 1]) {
      k++;
    }
    for (int i = 0; i < size; i++) {
      if (colours[i] == sorted[k]) {
        colours[i] = Hashes.mix(colours[i] + 7);
        return;
      }
    }
  }

  /** The whole graph, with layers called by their place in the canonical order. */
  private String certificate(List<Integer> order) {
    StringBuilder text = new StringBuilder();
    text.append(List.copyOf(network.inputs().values())).append('\n');
    int[] places = new int[size];
    for (int place = 0; place < size; place++) {
      places[order.get(place)] = place;
    }
    Map<String, Integer> numbers = new HashMap<>();
    for (int i : order) {
      List<String> edges = new ArrayList<>();
      for (int k = 0; k < sources[i].length; k += 2) {
        int source = sources[i][k];
        edges.add((source >= 0 ? places[source] : source) + ":" + sources[i][k + 1]);
      }
      if (commutes[i]) {
        edges.sort(null);
      }
      text.append(own[i]).append('<').append(edges).append('=');
      shared
          .get(i)
          .forEach(
              (role, name) -> {
                numbers.putIfAbsent(name, numbers.size());
                text.append(role).append(numbers.get(name)).append(',');
              });
      text.append('\n');
    }
    for (Source output : network.outputs()) {
      int input = inputIndex(output.node());
      text.append(input < 0 ? input : places[network.position(output.node())]);
      text.append(':').append(output.port()).append(' ');
    }
    return text.toString();
  }

  private Map<String, Long> sharersByColour() {
    Map<String, Long> sharers = new HashMap<>();
    for (int i = 0; i < size; i++) {
      for (String name : shared.get(i).values()) {
        sharers.merge(name, Hashes.mix(colours[i]), Long::sum);
      }
    }
    return sharers;
  }

  /** For each layer the roles whose parameter another layer uses too. */
  private List<Map<String, String>> sharedParameters() {
    Map<String, Integer> uses = new HashMap<>();
    List<Map<String, String>> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Layer layer = network.layers().get(i);
      Map<String, String> roles = new TreeMap<>();
      for (ParameterSpec spec : layer.op().parameters(network.inputTypes(i))) {
        roles.put(spec.role(), layer.parameter(spec.role()));
        uses.merge(layer.parameter(spec.role()), 1, Integer::sum);
      }
      all.add(roles);
    }
    all.forEach(roles -> roles.values().removeIf(name -> uses.get(name) < 2));
    return all;
  }

  /** For each layer {position of the source, port} of each input; network inputs are negative. */
  private int[][] sources() {
    int[][] all = new int[size][];
    for (int i = 0; i < size; i++) {
      List<Source> inputs = network.layers().get(i).inputs();
      all[i] = new int[2 * inputs.size()];
      for (int k = 0; k < inputs.size(); k++) {
        int input = inputIndex(inputs.get(k).node());
        all[i][2 * k] = input < 0 ? input : network.position(inputs.get(k).node());
        all[i][2 * k + 1] = inputs.get(k).port();
      }
    }
    return all;
  }

  /** For each layer {reader, which input of the reader, port} of each edge that leaves it. */
  private int[][] readers() {
    List<List<Integer>> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(new ArrayList<>());
    }
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < sources[i].length; k += 2) {
        if (sources[i][k] >= 0) {
          all.get(sources[i][k]).addAll(List.of(i, k / 2, sources[i][k + 1]));
        }
      }
    }
    return all.stream()
        .map(edges -> edges.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private String outputPorts(Layer layer) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < network.outputs().size(); k++) {
      Source output = network.outputs().get(k);
      if (output.node().equals(layer.name())) {
        text.append("out").append(k).append(':').append(output.port());
      }
    }
    return text.toString();
  }

  /** -1 for the first input of the network, -2 for the second, 0 for what is a layer. */
  private int inputIndex(String node) {
    int index = -1;
    for (String input : network.inputs().keySet()) {
      if (input.equals(node)) {
        return index;
      }
      index--;
    }
    return 0;
  }

  private int classes() {
    return (int) Arrays.stream(colours).distinct().count();
  }
}
