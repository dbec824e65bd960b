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

  /** All combinations of options. */
  public static List<Communication> communications() {
    List<Communication> all = new ArrayList<>();
    for (int bits = 0; bits < 8; bits++) {
      all.add(new Communication((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0));
    }
    return all;
  }
}
