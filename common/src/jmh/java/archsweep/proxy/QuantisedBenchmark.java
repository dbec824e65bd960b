package archsweep.proxy;

import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.network.Parameters;
import archsweep.network.op.Shape;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.precision.SampledPrecision;
import archsweep.proxy.Scorer.Wish;
import archsweep.space.DeadEdges;
import archsweep.space.NasBench201;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import archsweep.space.Task;
import archsweep.statistics.Spearman;
import archsweep.torch.Arithmetic;
import archsweep.training.Minibatch;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How the proxies of quantised networks order the precisions of a network: nine uniform formats and
 * twelve mixtures, on ResNet-18 at 224 x 224 and on seeded cells of NAS-Bench-201 that have a path
 * and keep their noise finite. For each proxy Spearman's correlation with {@code sqnr_db} over the
 * precisions, and what is left of its value at fp32.
 *
 * <pre>{@code
 * java -Xmx2g -cp target/classes:target/test-classes:$(cat target/classpath) \
 *     archsweep.proxy.QuantisedBenchmark BATCH CELLS CIFAR-10-FILE
 * }</pre>
 */
public final class QuantisedBenchmark {

  private static final List<String> UNIFORM =
      List.of("int8", "int6", "int5", "int4", "int3", "int2", "e4m3", "e3m2", "e2m1");
  private static final int MIXTURES = 12;
  private static final int RESNET_BATCH = 8;
  private static final int RESNET_SCALE = 7;

  private final Scorer scorer = new Scorer(16L << 30);
  private final List<Proxy> proxies =
      Proxies.all().stream().filter(proxy -> proxy.name().endsWith("_quantised")).toList();

  public static void main(String[] arguments) throws IOException {
    int batch = Integer.parseInt(arguments[0]);
    int cells = Integer.parseInt(arguments[1]);
    Path file = Path.of(arguments[2]);
    QuantisedBenchmark benchmark = new QuantisedBenchmark();
    SearchSpace resnet = Spaces.named("resnet18");
    Network network =
        resnet.toNetwork(resnet.decode(BigInteger.ZERO), resnet.tasks().get(0), DeadEdges.DROP);
    Minibatch large = enlarged(SensitivityBenchmark.images(file, RESNET_BATCH));
    benchmark.print("ResNet-18", List.of(benchmark.ordered(network, large)));
    Minibatch images = SensitivityBenchmark.images(file, batch);
    NasBench201 space = new NasBench201();
    SplittableRandom random = new SplittableRandom(1);
    List<Ordered> all = new ArrayList<>();
    while (all.size() < cells) {
      BigInteger index = BigInteger.valueOf(random.nextInt(space.size().intValueExact()));
      Network cell = space.toNetwork(space.decode(index), Task.CIFAR10, DeadEdges.DROP);
      Ordered ordered = benchmark.ordered(cell, images);
      if (Arrays.stream(ordered.noise()).allMatch(Double::isFinite)) {
        all.add(ordered);
      }
    }
    benchmark.print(cells + " cells of NAS-Bench-201", all);
  }

  /** Scores of one network: for each proxy at each precision, the first fp32. */
  private record Ordered(double[][] scores, double[] noise) {}

  private Ordered ordered(Network network, Minibatch minibatch) {
    NetworkId id = NetworkId.of(network);
    Parameters parameters = Initialisation.PYTORCH_DEFAULT.draw(network, id, 7);
    List<PrecisionAssignment> precisions = new ArrayList<>();
    precisions.add(uniform(network, "fp32"));
    UNIFORM.forEach(format -> precisions.add(uniform(network, format)));
    SampledPrecision mixed =
        new SampledPrecision(
            "mixed",
            List.of("int4", "int8", "e2m1", "e4m3").stream()
                .map(name -> LayerPrecision.of(Formats.named(name)))
                .toList());
    for (int i = 0; i < MIXTURES; i++) {
      precisions.add(mixed.assign(network, id, i));
    }
    List<Proxy> all = new ArrayList<>(proxies);
    all.add(new SqnrDb());
    List<Wish> wishes = precisions.stream().map(at -> new Wish(at, all)).toList();
    List<List<ProxyResult>> results =
        scorer.score(network, parameters, 0, minibatch, Arithmetic.FLOAT32, wishes);
    double[][] scores = new double[proxies.size()][precisions.size()];
    for (int p = 0; p < proxies.size(); p++) {
      for (int i = 0; i < precisions.size(); i++) {
        scores[p][i] = results.get(i).get(p).value();
      }
    }
    double[] noise =
        results.stream().skip(1).mapToDouble(at -> at.get(proxies.size()).value()).toArray();
    return new Ordered(scores, noise);
  }

  private void print(String title, List<Ordered> networks) {
    System.out.printf("%n%s%n%n", title);
    System.out.println("| proxy | Spearman with sqnr_db | least | greatest | int8 | int4 | int2 |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (int p = 0; p < proxies.size(); p++) {
      int proxy = p;
      double[] rho =
          networks.stream()
              .mapToDouble(
                  network ->
                      Spearman.of(
                              Arrays.copyOfRange(
                                  network.scores()[proxy], 1, network.scores()[proxy].length),
                              network.noise())
                          .coefficient())
              .filter(Double::isFinite)
              .sorted()
              .toArray();
      System.out.printf(
          Locale.ROOT,
          "| `%s` | %.2f | %.2f | %.2f | %.3f | %.3f | %.3f |%n",
          proxies.get(p).name(),
          Arrays.stream(rho).average().orElse(Double.NaN),
          rho.length == 0 ? Double.NaN : rho[0],
          rho.length == 0 ? Double.NaN : rho[rho.length - 1],
          left(networks, p, "int8"),
          left(networks, p, "int4"),
          left(networks, p, "int2"));
    }
  }

  /** The median over networks of the score at a format over that at fp32. */
  private static double left(List<Ordered> networks, int proxy, String format) {
    double[] parts =
        networks.stream()
            .mapToDouble(
                network ->
                    network.scores()[proxy][1 + UNIFORM.indexOf(format)]
                        / network.scores()[proxy][0])
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return parts.length == 0 ? Double.NaN : parts[parts.length / 2];
  }

  private static PrecisionAssignment uniform(Network network, String format) {
    return PrecisionAssignment.uniform(network, LayerPrecision.of(Formats.named(format)));
  }

  /** Each pixel as a square of them. */
  private static Minibatch enlarged(Minibatch small) {
    int size = 32 * RESNET_SCALE;
    float[] inputs = new float[small.size() * 3 * size * size];
    for (int i = 0; i < inputs.length; i++) {
      int plane = i / (size * size);
      int row = i / size % size / RESNET_SCALE;
      int column = i % size / RESNET_SCALE;
      inputs[i] = small.inputs()[plane * 32 * 32 + row * 32 + column];
    }
    return new Minibatch(inputs, small.labels(), Shape.fixed(small.size(), 3, size, size));
  }
}
