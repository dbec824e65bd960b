package archsweep.system.workload;

import archsweep.config.Similar;
import archsweep.config.UserException;
import archsweep.identity.Seeds;
import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.instance.Link;
import archsweep.system.instance.Operator;
import archsweep.system.instance.PeriodModel;
import archsweep.system.instance.Processor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Random instances by name, such as {@code random:ws:500:1}: the wiring, the number of operators, a
 * seed. Three devices, the second about 1.7 and the third about 3.4 times as slow as the first,
 * with a spread for each operator; links whose transfers take from 1 to about 40, operators from 20
 * to 300. All figures are whole numbers and assumed.
 */
public final class RandomWorkload {

  private static final Pattern NAME = Pattern.compile("random:(\\w+):(\\d{1,5}):(\\d{1,9})");
  private static final double[] SLOWNESS = {1, 1.7, 3.4};

  private RandomWorkload() {}

  /** The instance of a name, or nothing if it is a name of something else. */
  public static Optional<Instance> named(String name) {
    if (!name.startsWith("random:")) {
      return Optional.empty();
    }
    Matcher parts = NAME.matcher(name);
    List<String> wirings = Stream.of(Wiring.values()).map(Wiring::toString).toList();
    if (!parts.matches() || Integer.parseInt(parts.group(2)) < 1) {
      throw new UserException(
          "The random instance (%s) is not random:WIRING:OPERATORS:SEED.".formatted(name),
          "you meant random:ws:100:1; wirings are %s.".formatted(String.join(", ", wirings)));
    }
    if (!wirings.contains(parts.group(1))) {
      throw new UserException(
          "There is no wiring %s.".formatted(parts.group(1)),
          Similar.advice(parts.group(1), wirings));
    }
    return Optional.of(
        draw(
            Wiring.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
            Integer.parseInt(parts.group(2)),
            Long.parseLong(parts.group(3))));
  }

  /** Draws an instance; equal arguments give equal instances. */
  public static Instance draw(Wiring wiring, int operators, long seed) {
    String name = "random:%s:%d:%d".formatted(wiring, operators, seed);
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(Seeds.mix(seed, name, "workload"));
    List<Operator> ops = new ArrayList<>();
    for (int i = 0; i < operators; i++) {
      double work = random.nextInt(20, 81);
      List<Double> times = new ArrayList<>();
      for (double slowness : SLOWNESS) {
        times.add(Math.rint(work * slowness * random.nextDouble(0.75, 1.25)));
      }
      ops.add(new Operator("op" + i, times, random.nextInt(1, 10)));
    }
    List<Edge> edges = new ArrayList<>();
    for (int[] pair : wiring.draw(operators, random)) {
      edges.add(new Edge(pair[0], pair[1], random.nextInt(0, 10)));
    }
    List<Processor> devices = new ArrayList<>();
    List<List<Link>> links = new ArrayList<>();
    for (int k = 0; k < SLOWNESS.length; k++) {
      devices.add(new Processor("device" + k, Double.POSITIVE_INFINITY));
      List<Link> row = new ArrayList<>();
      for (int l = 0; l < SLOWNESS.length; l++) {
        row.add(new Link(random.nextInt(1, 6), random.nextInt(1, 5)));
      }
      links.add(row);
    }
    return new Instance(name, devices, ops, edges, links, PeriodModel.COMPUTE_AND_LINK);
  }
}
