package archsweep.proxy;

import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.network.op.Shape;
import archsweep.space.DeadEdges;
import archsweep.space.NasBench201;
import archsweep.space.Task;
import archsweep.torch.Arithmetic;
import archsweep.training.Minibatch;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * CPU seconds of scoring a network of NAS-Bench-201 (full size, batch 64, float32, one thread, dead
 * edges dropped). CPU time of the thread, not time on the clock, so that other work on the machine
 * disturbs less; the least of three rounds over eight cells, and the mean of the cells in it.
 *
 * <pre>{@code
 * mvn -B -Pjmh -pl common -am test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * cd common
 * java -Xmx1g -cp target/classes:target/test-classes:$(cat target/classpath) \
 *     archsweep.proxy.ProxyBenchmark \
 *     [cells PROXY,PROXY ... | networks COUNT SEED PROXY,PROXY
 *         | parallel THREADS ROUNDS | soak NETWORKS]
 * }</pre>
 *
 * <p>{@code networks} scores that many of the 6,334 different networks, drawn by the seed, once,
 * and writes the first cell of each, for other programs to score the same; the mean is the last
 * line.
 *
 * <p>{@code parallel} scores the eight cells that often in each of the threads and says how many
 * networks a second all of them reached on the clock: compare two threads with two processes of one
 * thread side by side. {@code soak} scores that many networks with all proxies and says how much
 * memory is resident.
 */
public final class ProxyBenchmark {

  private static final int BATCH = 64;
  private static final int ROUNDS = 3;
  static final List<String> CELLS =
      List.of(
          "|nor_conv_3x3~0|+|nor_conv_3x3~0|avg_pool_3x3~1|"
              + "+|skip_connect~0|nor_conv_3x3~1|skip_connect~2|",
          "|nor_conv_1x1~0|+|skip_connect~0|nor_conv_3x3~1|+|none~0|none~1|avg_pool_3x3~2|",
          "|none~0|+|nor_conv_1x1~0|avg_pool_3x3~1|+|none~0|avg_pool_3x3~1|skip_connect~2|",
          "|none~0|+|none~0|nor_conv_3x3~1|+|nor_conv_3x3~0|none~1|skip_connect~2|",
          "|none~0|+|avg_pool_3x3~0|nor_conv_3x3~1|+|none~0|avg_pool_3x3~1|none~2|",
          "|skip_connect~0|+|avg_pool_3x3~0|none~1|"
              + "+|avg_pool_3x3~0|avg_pool_3x3~1|nor_conv_3x3~2|",
          "|none~0|+|skip_connect~0|none~1|+|avg_pool_3x3~0|skip_connect~1|nor_conv_1x1~2|",
          "|nor_conv_3x3~0|+|skip_connect~0|avg_pool_3x3~1|"
              + "+|none~0|avg_pool_3x3~1|nor_conv_1x1~2|");
  private static final List<String> SHARED =
      List.of("grad_norm", "snip", "plain", "fisher", "jacob_cov", "nwot", "synflow");

  private final NasBench201 space = new NasBench201();
  private final Scorer scorer = new Scorer(16L << 30);
  private final Minibatch minibatch = noise(BATCH);

  public static void main(String[] arguments) throws IOException {
    ProxyBenchmark benchmark = new ProxyBenchmark();
    if (arguments.length == 3 && arguments[0].equals("parallel")) {
      benchmark.parallel(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
      return;
    }
    if (arguments.length == 2 && arguments[0].equals("soak")) {
      benchmark.soak(Integer.parseInt(arguments[1]));
      return;
    }
    if (arguments.length == 4 && arguments[0].equals("networks")) {
      benchmark.networks(
          Integer.parseInt(arguments[1]),
          Long.parseLong(arguments[2]),
          List.of(arguments[3].split(",")));
      return;
    }
    if (arguments.length > 1) {
      for (int i = 1; i < arguments.length; i++) {
        benchmark.measure(List.of(arguments[i].split(",")));
      }
      return;
    }
    List<String> all = new ArrayList<>(SHARED);
    all.add("grasp");
    benchmark.measure(SHARED);
    benchmark.measure(all);
    for (String proxy : all) {
      benchmark.measure(List.of(proxy));
    }
  }

  private void measure(List<String> names) {
    List<Proxy> proxies = names.stream().map(Proxies::named).toList();
    double least = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long start = CpuClock.nanos();
      CELLS.forEach(cell -> score(network(cell), proxies));
      least = Math.min(least, (CpuClock.nanos() - start) / 1e9 / CELLS.size());
    }
    print(least, names);
  }

  private static void print(double seconds, List<String> names) {
    System.out.printf(Locale.ROOT, "%.3f CPU s a network: %s%n", seconds, String.join(" ", names));
  }

  private void networks(int count, long seed, List<String> names) {
    List<Proxy> proxies = names.stream().map(Proxies::named).toList();
    List<String> cells = new ArrayList<>(different());
    Collections.shuffle(cells, new Random(seed));
    CELLS.forEach(cell -> score(network(cell), proxies));
    long nanos = 0;
    for (String cell : cells.subList(0, count)) {
      long start = CpuClock.nanos();
      score(network(cell), proxies);
      nanos += CpuClock.nanos() - start;
      System.out.println(cell);
    }
    print(nanos / 1e9 / count, names);
  }

  /** The first cell of each network. */
  private Collection<String> different() {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < space.size().intValueExact(); i++) {
      String cell = space.decode(BigInteger.valueOf(i)).encoding();
      cells.putIfAbsent(NetworkId.of(network(cell)).hash(), cell);
    }
    return cells.values();
  }

  private void parallel(int threads, int rounds) {
    List<Proxy> proxies = all();
    CELLS.forEach(cell -> score(network(cell), proxies));
    long start = System.nanoTime();
    List<CompletableFuture<Void>> workers = new ArrayList<>();
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    for (int i = 0; i < threads; i++) {
      workers.add(
          CompletableFuture.runAsync(
              () -> {
                for (int round = 0; round < rounds; round++) {
                  CELLS.forEach(cell -> score(network(cell), proxies));
                }
              },
              executor));
    }
    workers.forEach(CompletableFuture::join);
    executor.shutdown();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%.4f networks a second in %.1f s%n",
        threads * rounds * CELLS.size() / seconds,
        seconds);
  }

  private static List<Proxy> all() {
    List<String> names = new ArrayList<>(SHARED);
    names.add("grasp");
    return names.stream().map(Proxies::named).toList();
  }

  private void soak(int networks) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 1; i <= networks; i++) {
      BigInteger index = BigInteger.valueOf(random.nextInt(space.size().intValueExact()));
      score(space.toNetwork(space.decode(index), Task.CIFAR10, DeadEdges.DROP), Proxies.all());
      if (i % 50 == 0) {
        System.out.printf("%d networks, %d MiB resident%n", i, residentMebibytes());
      }
    }
  }

  private static long residentMebibytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
      }
    }
    throw new IllegalStateException("The system does not say how much memory is resident.");
  }

  private void score(Network network, List<Proxy> proxies) {
    scorer
        .score(network, Initialisation.PYTORCH_DEFAULT, 7, minibatch, Arithmetic.FLOAT32, proxies)
        .stream()
        .filter(result -> result.status() == Status.FAILED)
        .forEach(result -> System.out.println(result.proxy() + ": " + result.error()));
  }

  private Network network(String cell) {
    return space.toNetwork(space.parse(cell), Task.CIFAR10, DeadEdges.DROP);
  }

  static Minibatch noise(int batch) {
    SplittableRandom random = new SplittableRandom(3);
    float[] inputs = new float[batch * 3 * 32 * 32];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    return new Minibatch(
        inputs, random.ints(batch, 0, 10).toArray(), Shape.fixed(batch, 3, 32, 32));
  }
}
