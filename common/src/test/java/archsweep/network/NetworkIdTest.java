package archsweep.network;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.Convolution;
import archsweep.network.op.MatMul;
import archsweep.network.op.Op;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkIdTest {

  private static final TensorType IMAGE = TensorType.real(Shape.batched(4, 8, 8));
  private static final Convolution CONVOLUTION = Convolution.square(4, 3, 1, 1);
  private static final List<Op> VOCABULARY =
      List.of(Activation.RELU, CONVOLUTION, CONVOLUTION, new Add(), new Add(), new MatMul(false));

  @Test
  void agreesWithBruteForceOnSmallNetworks() {
    Random random = new Random(1);
    List<Network> networks = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      networks.add(random(1 + random.nextInt(4), random));
    }
    List<String> hashes = networks.stream().map(network -> NetworkId.of(network).hash()).toList();

    int isomorphic = 0;
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < networks.size(); i++) {
      for (int j = 0; j < i; j++) {
        boolean same = isomorphic(networks.get(i), networks.get(j));
        isomorphic += same ? 1 : 0;
        if (hashes.get(i).equals(hashes.get(j)) != same) {
          wrong.add(networks.get(i).layers() + " and " + networks.get(j).layers());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(isomorphic).isGreaterThan(500);
  }

  @Test
  void ignoresNamesAndOrderOfLargerNetworks() {
    Random random = new Random(2);
    for (int i = 0; i < 300; i++) {
      Network network = random(5 + random.nextInt(40), random);
      assertSame(network, disguise(network, random));
    }
  }

  @Test
  void seesWhichInputOfAnAsymmetricOperatorIsWhich() {
    assertDiffer(
        network(List.of(layer("a", Activation.RELU, "x"), layer("b", new MatMul(false), "a", "x"))),
        network(
            List.of(layer("a", Activation.RELU, "x"), layer("b", new MatMul(false), "x", "a"))));
  }

  @Test
  void seesWhichLayersShareAParameter() {
    Layer first = layer("a", CONVOLUTION, "x");
    Layer own = layer("b", CONVOLUTION, "a");
    Layer second = new Layer("b", CONVOLUTION, own.inputs(), Map.of("weight", "a.weight"));
    Layer third = layer("c", CONVOLUTION, "b");
    Layer loop = new Layer("c", CONVOLUTION, third.inputs(), Map.of("weight", "a.weight"));
    Layer tail = new Layer("c", CONVOLUTION, third.inputs(), Map.of("weight", "b.weight"));

    List<Network> all =
        List.of(
            network(List.of(first, own, third)),
            network(List.of(first, second, third)),
            network(List.of(first, own, loop)),
            network(List.of(first, own, tail)),
            network(List.of(first, second, loop)));
    assertThat(all.stream().map(network -> NetworkId.of(network).hash()).distinct()).hasSize(5);
    all.forEach(network -> assertSame(network, disguise(network, new Random(3))));
  }

  @Test
  void seesWhichOutputIsWhich() {
    List<Layer> layers =
        List.of(layer("a", Activation.RELU, "x"), layer("b", Activation.RELU, "x"));
    Network distinct = network(layers, "a", "b");
    Network equal = network(layers, "a", "a");

    assertDiffer(distinct, equal);
    assertSame(distinct, network(layers, "b", "a"));
    assertDiffer(network(layers, "a", "x"), network(layers, "x", "a"));
  }

  @Test
  void tellsTwinBranchesByWhatFollowsThem() {
    Random random = new Random(4);
    for (int branches : List.of(2, 3, 8, 40)) {
      Network network = branches(branches);
      assertSame(network, disguise(network, random));
      assertDiffer(network, branches(branches + 1));
    }
  }

  /** Rings of three and of six look alike to every layer of theirs. */
  @Test
  void meetsWhereLayersLookAlikeButAreNot() {
    Random random = new Random(5);
    Network mixed = rings(3, 6);
    for (int i = 0; i < 20; i++) {
      assertSame(mixed, disguise(mixed, random));
    }
    assertDiffer(rings(3, 6), rings(4, 5));
    assertDiffer(rings(3, 3), rings(6));
  }

  @Test
  void survivesVeryDeepNetworks() {
    List<Layer> layers = new ArrayList<>();
    String last = "x";
    for (int i = 0; i < 20_000; i++) {
      layers.add(layer("r" + i, Activation.RELU, last));
      last = "r" + i;
    }
    Network deep = network(layers);

    assertThat(NetworkId.of(deep).order()).hasSize(20_000).doesNotHaveDuplicates();
  }

  private static void assertSame(Network network, Network disguised) {
    NetworkId id = NetworkId.of(network);
    NetworkId other = NetworkId.of(disguised);
    assertThat(other.hash()).isEqualTo(id.hash());
    for (int place = 0; place < id.order().size(); place++) {
      int position = id.order().get(place);
      int otherPosition = other.order().get(place);
      assertThat(disguised.layers().get(otherPosition).op())
          .isEqualTo(network.layers().get(position).op());
      assertThat(disguised.inputTypes(otherPosition)).isEqualTo(network.inputTypes(position));
    }
  }

  private static void assertDiffer(Network first, Network second) {
    assertThat(NetworkId.of(first).hash()).isNotEqualTo(NetworkId.of(second).hash());
  }

  private static Network branches(int count) {
    List<Layer> layers = new ArrayList<>();
    String[] ends = new String[count];
    for (int i = 0; i < count; i++) {
      layers.add(layer("a" + i, CONVOLUTION, "x"));
      layers.add(layer("b" + i, Activation.RELU, "a" + i));
      ends[i] = "b" + i;
    }
    layers.add(layer("sum", new Add(), ends));
    return network(layers);
  }

  private static Network rings(int... sizes) {
    List<Layer> layers = new ArrayList<>();
    List<String> ends = new ArrayList<>();
    for (int ring = 0; ring < sizes.length; ring++) {
      for (int i = 0; i < sizes[ring]; i++) {
        layers.add(layer("c%d.%d".formatted(ring, i), CONVOLUTION, "x"));
      }
      for (int i = 0; i < sizes[ring]; i++) {
        String sum = "s%d.%d".formatted(ring, i);
        String next = "c%d.%d".formatted(ring, (i + 1) % sizes[ring]);
        layers.add(layer(sum, new Add(), "c%d.%d".formatted(ring, i), next));
        ends.add(sum);
      }
    }
    layers.add(layer("sum", new Add(), ends.toArray(String[]::new)));
    return network(layers);
  }

  /** Some layers, some of which may share weights, and one or two outputs. */
  private static Network random(int size, Random random) {
    List<Layer> layers = new ArrayList<>();
    List<String> convolutions = new ArrayList<>();
    List<String> nodes = new ArrayList<>(List.of("x"));
    for (int i = 0; i < size; i++) {
      Op op = VOCABULARY.get(random.nextInt(VOCABULARY.size()));
      boolean binary = op instanceof Add || op instanceof MatMul;
      List<Source> sources = new ArrayList<>(List.of(any(nodes, random)));
      if (binary) {
        sources.add(any(nodes, random));
      }
      Map<String, String> shared = new HashMap<>();
      if (op == CONVOLUTION) {
        if (!convolutions.isEmpty() && random.nextInt(3) == 0) {
          shared.put("weight", any(convolutions, random).node() + ".weight");
        } else {
          convolutions.add("n" + i);
        }
      }
      layers.add(new Layer("n" + i, op, sources, shared));
      nodes.add("n" + i);
    }
    List<Source> outputs = new ArrayList<>(List.of(Source.of("n" + (size - 1))));
    if (random.nextInt(3) == 0) {
      outputs.add(any(nodes, random));
    }
    return new Network("random", Map.of("x", IMAGE), layers, outputs);
  }

  private static Source any(List<String> nodes, Random random) {
    return Source.of(nodes.get(random.nextInt(nodes.size())));
  }

  /** The same network under other names, with its layers and the terms of its sums shuffled. */
  private static Network disguise(Network network, Random random) {
    List<Integer> numbers =
        new ArrayList<>(IntStream.range(0, network.layers().size()).boxed().toList());
    Collections.shuffle(numbers, random);
    Map<String, String> names = new HashMap<>(Map.of("x", "image"));
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < numbers.size(); i++) {
      names.put(network.layers().get(i).name(), "layer" + numbers.get(i));
    }
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : network.layers()) {
      List<Source> sources = new ArrayList<>(renamed(layer.inputs(), names));
      if (layer.op().commutative()) {
        Collections.shuffle(sources, random);
      }
      Map<String, String> own = new HashMap<>();
      if (layer.op() == CONVOLUTION) {
        own.put(
            "weight",
            parameters.computeIfAbsent(layer.parameter("weight"), name -> "w" + random.nextLong()));
      }
      layers.add(new Layer(names.get(layer.name()), layer.op(), sources, own));
    }
    Collections.shuffle(layers, random);
    return new Network(
        "disguised", Map.of("image", IMAGE), layers, renamed(network.outputs(), names));
  }

  private static List<Source> renamed(List<Source> sources, Map<String, String> names) {
    return sources.stream()
        .map(source -> new Source(names.get(source.node()), source.port()))
        .toList();
  }

  /** Tries every assignment of layers to layers. */
  private static boolean isomorphic(Network a, Network b) {
    return a.layers().size() == b.layers().size()
        && a.outputs().size() == b.outputs().size()
        && matches(a, b, new ArrayList<>());
  }

  private static boolean matches(Network a, Network b, List<Integer> images) {
    if (images.size() == a.layers().size()) {
      return wired(b, identity(b.layers().size())).equals(wired(a, images));
    }
    for (int image = 0; image < b.layers().size(); image++) {
      if (!images.contains(image)
          && a.layers().get(images.size()).op().equals(b.layers().get(image).op())) {
        images.add(image);
        if (matches(a, b, images)) {
          return true;
        }
        images.remove(images.size() - 1);
      }
    }
    return false;
  }

  /** Everything that an isomorphism keeps, with layers called by their images. */
  private static List<Object> wired(Network network, List<Integer> images) {
    List<String> layers = new ArrayList<>(Collections.nCopies(images.size(), ""));
    List<List<Integer>> sharing = new ArrayList<>();
    Map<String, List<Integer>> users = new LinkedHashMap<>();
    for (int i = 0; i < images.size(); i++) {
      Layer layer = network.layers().get(i);
      String[] sources =
          layer.inputs().stream()
              .map(source -> image(source, network, images))
              .toArray(String[]::new);
      if (layer.op().commutative()) {
        Arrays.sort(sources);
      }
      layers.set(images.get(i), layer.op() + Arrays.toString(sources));
      if (layer.op() == CONVOLUTION) {
        users
            .computeIfAbsent(layer.parameter("weight"), name -> new ArrayList<>())
            .add(images.get(i));
      }
    }
    users.values().forEach(Collections::sort);
    sharing.addAll(users.values());
    sharing.sort((s, t) -> s.toString().compareTo(t.toString()));
    List<String> outputs =
        network.outputs().stream().map(output -> image(output, network, images)).toList();
    return List.of(layers, sharing, outputs);
  }

  private static String image(Source source, Network network, List<Integer> images) {
    return source.node().equals("x") ? "x" : "" + images.get(network.position(source.node()));
  }

  private static List<Integer> identity(int size) {
    return IntStream.range(0, size).boxed().toList();
  }

  private static Layer layer(String name, Op op, String... sources) {
    return new Layer(name, op, Arrays.stream(sources).map(Source::of).toList());
  }

  private static Network network(List<Layer> layers, String... outputs) {
    List<Source> sources =
        outputs.length == 0
            ? List.of(Source.of(layers.get(layers.size() - 1).name()))
            : Arrays.stream(outputs).map(Source::of).toList();
    return new Network("n", Map.of("x", IMAGE), layers, sources);
  }
}
