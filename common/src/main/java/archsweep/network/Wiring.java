package archsweep.network;

import archsweep.identity.Hashes;
import archsweep.network.op.ParameterSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A network as the numbers that {@link Canonicaliser} works on: which layer reads which, which
 * share a parameter, and a text for whatever else of a layer is not its name.
 */
final class Wiring {

  private final Network network;
  private final Map<String, Integer> inputs = new HashMap<>();
  private final int size;
  private final int[][] sources;
  private final int[][] readers;
  private final boolean[] commutes;
  private final List<Map<String, Integer>> shared;
  private final int[][] sharers;
  private final String[] texts;
  private final long[] hashes;

  Wiring(Network network) {
    this.network = network;
    this.size = network.layers().size();
    for (String input : network.inputs().keySet()) {
      inputs.put(input, -1 - inputs.size());
    }
    this.sources = findSources();
    this.readers = findReaders();
    this.commutes = new boolean[size];
    for (int i = 0; i < size; i++) {
      commutes[i] = network.layers().get(i).op().commutative();
    }
    this.shared = findShared();
    this.sharers = findSharers();
    this.texts = new String[size];
    this.hashes = new long[size];
    describe();
  }

  /** The number of layers. */
  int size() {
    return size;
  }

  /**
   * For each input of a layer {position of the source, port}. The inputs of the network have the
   * positions -1, -2 and so on.
   */
  int[] sources(int layer) {
    return sources[layer];
  }

  /** For each edge that leaves a layer {position of the reader, which of its inputs, port}. */
  int[] readers(int layer) {
    return readers[layer];
  }

  /** Whether the order of a layer's inputs makes no difference. */
  boolean commutes(int layer) {
    return commutes[layer];
  }

  /** For each role of a layer whose parameter another role uses too, the parameter's number. */
  Map<String, Integer> shared(int layer) {
    return shared.get(layer);
  }

  /** The layers that use a shared parameter; one that uses it in two roles stands there twice. */
  int[] sharers(int parameter) {
    return sharers[parameter];
  }

  /** How many parameters are shared. */
  int sharedParameters() {
    return sharers.length;
  }

  /** Operator, input types, place among the network's outputs and shared roles of a layer. */
  String text(int layer) {
    return texts[layer];
  }

  /** The {@link Hashes#hash} of the text of a layer. */
  long hash(int layer) {
    return hashes[layer];
  }

  /** The position of what a source names: a layer's, or a negative one of a network input. */
  int position(Source source) {
    Integer input = inputs.get(source.node());
    return input != null ? input : network.position(source.node());
  }

  private int[][] findSources() {
    int[][] all = new int[size][];
    for (int i = 0; i < size; i++) {
      List<Source> read = network.layers().get(i).inputs();
      all[i] = new int[2 * read.size()];
      for (int k = 0; k < read.size(); k++) {
        all[i][2 * k] = position(read.get(k));
        all[i][2 * k + 1] = read.get(k).port();
      }
    }
    return all;
  }

  private int[][] findReaders() {
    int[] filled = new int[size];
    for (int[] read : sources) {
      for (int k = 0; k < read.length; k += 2) {
        if (read[k] >= 0) {
          filled[read[k]] += 3;
        }
      }
    }
    int[][] all = new int[size][];
    for (int i = 0; i < size; i++) {
      all[i] = new int[filled[i]];
      filled[i] = 0;
    }
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < sources[i].length; k += 2) {
        int source = sources[i][k];
        if (source >= 0) {
          all[source][filled[source]++] = i;
          all[source][filled[source]++] = k / 2;
          all[source][filled[source]++] = sources[i][k + 1];
        }
      }
    }
    return all;
  }

  private List<Map<String, Integer>> findShared() {
    if (!network.sharesParameters()) {
      return Collections.nCopies(size, Map.of());
    }
    Map<String, Integer> uses = new HashMap<>();
    List<Map<String, String>> names = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Layer layer = network.layers().get(i);
      Map<String, String> roles = new TreeMap<>();
      for (ParameterSpec spec : network.parameters(i)) {
        roles.put(spec.role(), layer.parameter(spec.role()));
        uses.merge(layer.parameter(spec.role()), 1, Integer::sum);
      }
      names.add(roles);
    }
    Map<String, Integer> numbers = new HashMap<>();
    List<Map<String, Integer>> all = new ArrayList<>();
    for (Map<String, String> roles : names) {
      Map<String, Integer> kept = new TreeMap<>();
      roles.forEach(
          (role, name) -> {
            if (uses.get(name) > 1) {
              numbers.putIfAbsent(name, numbers.size());
              kept.put(role, numbers.get(name));
            }
          });
      all.add(kept);
    }
    return all;
  }

  private int[][] findSharers() {
    List<List<Integer>> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      for (int parameter : shared.get(i).values()) {
        while (all.size() <= parameter) {
          all.add(new ArrayList<>());
        }
        all.get(parameter).add(i);
      }
    }
    return all.stream()
        .map(layers -> layers.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private void describe() {
    for (int i = 0; i < size; i++) {
      texts[i] = network.typed(i).toString();
      hashes[i] = network.typed(i).textHash();
      if (!shared.get(i).isEmpty()) {
        append(i, shared.get(i).keySet().toString());
      }
    }
    List<Source> outputs = network.outputs();
    for (int k = 0; k < outputs.size(); k++) {
      int position = position(outputs.get(k));
      if (position >= 0) {
        append(position, ">" + k + ":" + outputs.get(k).port());
      }
    }
  }

  private void append(int layer, String more) {
    texts[layer] += more;
    hashes[layer] = Hashes.hash(texts[layer]);
  }
}
