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
import archsweep.space.Task;
import archsweep.torch.Arithmetic;
import archsweep.torch.Quantisation;
import archsweep.training.Minibatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How well {@code sensitivity} ranks the precisions of a network, against {@code sqnr_db}, which
 * runs each, and the CPU seconds that the two take: for eight cells of NAS-Bench-201 (full size,
 * float32, one thread) 32 assignments each, whose layers draw from int4, int8, e2m1 and e4m3. Takes
 * the first images of a file in the binary format of CIFAR-10, or Gaussian inputs. Cells that
 * nothing reaches have no noise and do not count.
 *
 * <pre>{@code
 * mvn -B -Pjmh -pl common -am test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * cd common
 * java -Xmx1g -cp target/classes:target/test-classes:$(cat target/classpath) \
 *     archsweep.proxy.SensitivityBenchmark BATCH [FILE [alone]]
 * }</pre>
 *
 * <p>{@code alone} ranks by sums of measured noise instead: that of each layer, weights and
 * activations apart, when nothing else is rounded, relative to the signal. No table of layers and
 * formats that is summed up should be expected to do much better.
 */
public final class SensitivityBenchmark {

  private static final int ASSIGNMENTS = 32;
  private static final List<LayerPrecision> CHOICES =
      Stream.of("int4", "int8", "e2m1", "e4m3")
          .map(name -> LayerPrecision.of(Formats.named(name)))
          .toList();

  private final NasBench201 space = new NasBench201();
  private final Scorer scorer = new Scorer(16L << 30);
  private final Minibatch minibatch;
  private final boolean alone;

  private SensitivityBenchmark(Minibatch minibatch, boolean alone) {
    this.minibatch = minibatch;
    this.alone = alone;
  }

  public static void main(String[] arguments) throws IOException {
    int batch = Integer.parseInt(arguments[0]);
    SensitivityBenchmark benchmark =
        new SensitivityBenchmark(
            arguments.length == 1
                ? ProxyBenchmark.noise(batch)
                : images(Path.of(arguments[1]), batch),
            arguments.length == 3 && arguments[2].equals("alone"));
    double mean =
        ProxyBenchmark.CELLS.stream()
            .map(benchmark::compare)
            .flatMapToDouble(OptionalDouble::stream)
            .average()
            .orElseThrow();
    System.out.printf(Locale.ROOT, "%.3f mean Spearman%n", mean);
  }

  private OptionalDouble compare(String cell) {
    Network network = space.toNetwork(space.parse(cell), Task.CIFAR10, DeadEdges.DROP);
    NetworkId id = NetworkId.of(network);
    Parameters parameters = Initialisation.PYTORCH_DEFAULT.draw(network, id, 7);
    SampledPrecision scheme = new SampledPrecision("mixed", CHOICES);
    List<PrecisionAssignment> assignments =
        LongStream.range(0, ASSIGNMENTS).mapToObj(i -> scheme.assign(network, id, i)).toList();
    Scored cheap =
        alone
            ? summed(network, parameters, assignments)
            : score(network, parameters, assignments, new Sensitivity());
    Scored direct = score(network, parameters, assignments, new SqnrDb());
    if (Arrays.stream(direct.values()).anyMatch(Double::isNaN)) {
      System.out.println("no noise: " + cell);
      return OptionalDouble.empty();
    }
    double[] lowerIsBetter = Arrays.stream(cheap.values()).map(value -> -value).toArray();
    double spearman = pearson(ranks(lowerIsBetter), ranks(direct.values()));
    System.out.printf(
        Locale.ROOT,
        "%.3f Spearman, %.2f CPU s for the sums, %.2f CPU s for sqnr_db: %s%n",
        spearman,
        cheap.cpuSeconds(),
        direct.cpuSeconds(),
        cell);
    return OptionalDouble.of(spearman);
  }

  private record Scored(double[] values, double cpuSeconds) {}

  private Scored score(
      Network network, Parameters parameters, List<PrecisionAssignment> assignments, Proxy proxy) {
    List<Wish> wishes =
        assignments.stream().map(precision -> new Wish(precision, List.of(proxy))).toList();
    long start = CpuClock.nanos();
    double[] values =
        scorer.score(network, parameters, 0, minibatch, Arithmetic.FLOAT32, wishes).stream()
            .map(results -> results.get(0))
            .mapToDouble(ProxyResult::value)
            .toArray();
    return new Scored(values, (CpuClock.nanos() - start) / 1e9);
  }

  static Minibatch images(Path file, int batch) throws IOException {
    int pixels = 3 * 32 * 32;
    float[] inputs = new float[batch * pixels];
    int[] labels = new int[batch];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = 0; n < batch; n++) {
        byte[] image = in.readNBytes(1 + pixels);
        labels[n] = image[0];
        for (int i = 0; i < pixels; i++) {
          inputs[n * pixels + i] = (Byte.toUnsignedInt(image[1 + i]) - 120) / 64f;
        }
      }
    }
    return new Minibatch(inputs, labels, Shape.fixed(batch, 3, 32, 32));
  }

  /**
   * For each assignment the sum of the noise that each of its roundings makes without the others.
   */
  private Scored summed(
      Network network, Parameters parameters, List<PrecisionAssignment> assignments) {
    Set<PrecisionAssignment> roundings = new LinkedHashSet<>();
    assignments.forEach(assignment -> roundings.addAll(roundings(network, assignment)));
    List<PrecisionAssignment> measured = List.copyOf(roundings);
    Scored decibels = score(network, parameters, measured, new SqnrDb());
    Map<PrecisionAssignment, Double> noise = new HashMap<>();
    for (int i = 0; i < measured.size(); i++) {
      double value = decibels.values()[i];
      noise.put(measured.get(i), Double.isNaN(value) ? 0 : Math.pow(10, -value / 10));
    }
    double[] sums =
        assignments.stream()
            .map(assignment -> roundings(network, assignment))
            .mapToDouble(each -> each.stream().mapToDouble(noise::get).sum())
            .toArray();
    return new Scored(sums, decibels.cpuSeconds());
  }

  /** The roundings of an assignment one by one, the rest of the network in full precision. */
  private static List<PrecisionAssignment> roundings(
      Network network, PrecisionAssignment assignment) {
    List<PrecisionAssignment> roundings = new ArrayList<>();
    List<LayerPrecision> full =
        Collections.nCopies(network.layers().size(), LayerPrecision.of(Formats.FP32));
    for (int position = 0; position < full.size(); position++) {
      if (Quantisation.multiplies(network.layers().get(position).op())) {
        LayerPrecision both = assignment.layer(position);
        for (LayerPrecision one :
            List.of(
                new LayerPrecision(both.weights(), Formats.FP32),
                new LayerPrecision(Formats.FP32, both.activations()))) {
          List<LayerPrecision> layers = new ArrayList<>(full);
          layers.set(position, one);
          roundings.add(new PrecisionAssignment(layers));
        }
      }
    }
    return roundings;
  }

  /** The rank of each value; the values here are all different. */
  private static double[] ranks(double[] values) {
    return Arrays.stream(values)
        .map(value -> Arrays.stream(values).filter(other -> other < value).count())
        .toArray();
  }

  private static double pearson(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double covariance = 0;
    double squaresX = 0;
    double squaresY = 0;
    for (int i = 0; i < x.length; i++) {
      covariance += (x[i] - meanX) * (y[i] - meanY);
      squaresX += (x[i] - meanX) * (x[i] - meanX);
      squaresY += (y[i] - meanY) * (y[i] - meanY);
    }
    return covariance / Math.sqrt(squaresX * squaresY);
  }
}
