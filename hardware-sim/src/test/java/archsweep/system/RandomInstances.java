package archsweep.system;

import archsweep.system.instance.Communication;
import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.instance.Link;
import archsweep.system.instance.Operator;
import archsweep.system.instance.PeriodModel;
import archsweep.system.instance.Processor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random instances with everything that instances can have, all times whole. */
public final class RandomInstances {

  private RandomInstances() {}

  /**
   * Draws an instance.
   *
   * @param tight whether memory, support and colocation leave little choice
   */
  public static Instance draw(long seed, int operators, int deviceCount, boolean tight) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<Operator> ops = new ArrayList<>();
    double memory = 0;
    for (int i = 0; i < operators; i++) {
      double work = tight && random.nextInt(5) == 0 ? 0 : random.nextInt(5, 60);
      List<Double> times = new ArrayList<>();
      for (int k = 0; k < deviceCount; k++) {
        boolean unsupported = tight && k != i % deviceCount && random.nextInt(6) == 0;
        times.add(
            unsupported
                ? Double.POSITIVE_INFINITY
                : Math.rint(work * (1 + k * 0.6) * random.nextDouble(0.7, 1.4)));
      }
      double need = random.nextInt(1, 10);
      memory += need;
      boolean grouped = tight && i > 0 && i % deviceCount == 0 && random.nextBoolean();
      ops.add(new Operator("op" + i, times, need, "op" + i, grouped ? "together" : ""));
    }
    double capacity = tight ? Math.rint(memory * 1.3 / deviceCount) + 6 : 1e9;
    List<Processor> devices = new ArrayList<>();
    List<List<Link>> links = new ArrayList<>();
    for (int k = 0; k < deviceCount; k++) {
      devices.add(new Processor("device" + k, capacity));
      List<Link> row = new ArrayList<>();
      for (int l = 0; l < deviceCount; l++) {
        row.add(new Link(random.nextInt(0, 6), random.nextInt(0, 4)));
      }
      links.add(row);
    }
    List<Edge> edges = new ArrayList<>();
    for (int j = 1; j < operators; j++) {
      List<Integer> sources = new ArrayList<>();
      for (int i = Math.max(0, j - 6); i < j; i++) {
        sources.add(i);
      }
      Collections.shuffle(sources, new Random(random.nextLong()));
      for (int i : sources.subList(0, Math.min(sources.size(), random.nextInt(0, 3)))) {
        edges.add(new Edge(i, j, random.nextInt(0, 9)));
      }
    }
    PeriodModel model = PeriodModel.values()[(int) (seed % PeriodModel.values().length)];
    return new Instance("random" + seed, devices, ops, edges, links, model);
  }

  /**
   * Draws an instance for a communication: most operators make one tensor for all their readers,
   * and of some instances the first two devices share one channel for both directions.
   */
  public static Instance draw(
      long seed, int operators, int deviceCount, boolean tight, Communication communication) {
    Instance drawn = draw(seed, operators, deviceCount, tight);
    List<Edge> edges =
        drawn.edges().stream()
            .map(
                edge ->
                    edge.source() % 3 == 2
                        ? edge
                        : new Edge(edge.source(), edge.target(), 3 + edge.source()))
            .toList();
    List<List<Link>> links = new ArrayList<>();
    for (int k = 0; k < deviceCount; k++) {
      List<Link> row = new ArrayList<>();
      for (int l = 0; l < deviceCount; l++) {
        Link link = drawn.links().get(k).get(l);
        boolean shared = seed % 2 == 0 && k + l == 1;
        row.add(new Link(link.latency(), link.perUnit(), shared ? "bus" : ""));
      }
      links.add(row);
    }
    return new Instance(
        drawn.name(),
        drawn.devices(),
        drawn.operators(),
        edges,
        links,
        drawn.periodModel(),
        communication);
  }

  /**
   * Draws a chain of two or three equal blocks between an operator before and one behind, on four
   * devices in two equal servers.
   */
  public static Instance chain(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int length = random.nextInt(1, 4);
    int size = 2 + length * random.nextInt(2, 4);
    List<List<Double>> blockTimes = new ArrayList<>();
    for (int i = 0; i < length + 2; i++) {
      double fast = random.nextInt(5, 30);
      double slow = Math.rint(fast * random.nextDouble(1, 3));
      blockTimes.add(List.of(fast, slow, fast, slow));
    }
    List<Operator> operators = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    int[] sizes = random.ints(length, 0, 9).toArray();
    double memory = 2.0 * size / 3;
    for (int i = 0; i < size; i++) {
      int kind = i == 0 ? length : i == size - 1 ? length + 1 : (i - 1) % length;
      operators.add(new Operator("op" + i, blockTimes.get(kind), 1));
      if (i > 0) {
        edges.add(new Edge(i - 1, i, sizes[Math.floorMod(i - 2, length)]));
      }
    }
    List<Processor> devices = new ArrayList<>();
    List<List<Link>> links = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      devices.add(new Processor("device" + k, Math.ceil(memory)));
      List<Link> row = new ArrayList<>();
      for (int l = 0; l < 4; l++) {
        row.add(k / 2 == l / 2 ? new Link(1, 1) : new Link(2, 3));
      }
      links.add(row);
    }
    return new Instance("chain" + seed, devices, operators, edges, links, PeriodModel.COMPUTE);
  }

  /** All combinations of options. */
  public static List<Communication> communications() {
    List<Communication> all = new ArrayList<>();
    for (int bits = 0; bits < 8; bits++) {
      all.add(new Communication((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0));
    }
    return all;
  }
}
