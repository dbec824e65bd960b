package archsweep.space;

import archsweep.network.Network;
import archsweep.network.NetworkId;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * How many candidates of a space one core decodes, builds and counts in a second of its CPU time,
 * from index to text, network, parameters and multiply-accumulates, and how many networks it
 * identifies. The best of five rounds over the same seeded sample, after as many to warm up.
 *
 * <pre>{@code
 * mvn -B -Pjmh -pl common -am test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * cd common
 * java -Xmx1g -cp target/classes:target/test-classes:$(cat target/classpath) \
 *     archsweep.space.SpaceBenchmark fbnet once-for-all nas-bench-101
 * }</pre>
 */
public final class SpaceBenchmark {

  private static final int CANDIDATES = 5_000;
  private static final int ROUNDS = 5;

  private SpaceBenchmark() {}

  public static void main(String[] names) {
    for (String name : names) {
      SearchSpace space = Spaces.named(name);
      for (int round = 0; round < ROUNDS; round++) {
        round(space);
      }
      Rates best = new Rates(0, 0);
      for (int round = 0; round < ROUNDS; round++) {
        best = best.or(round(space));
      }
      System.out.printf(
          Locale.ROOT,
          "%-24s %,10.0f candidates, %,10.0f identities a CPU second%n",
          name,
          best.candidates(),
          best.identities());
    }
  }

  private record Rates(double candidates, double identities) {
    Rates or(Rates other) {
      return new Rates(
          Math.max(candidates, other.candidates), Math.max(identities, other.identities));
    }
  }

  private static Rates round(SearchSpace space) {
    CandidateOrder order = CandidateOrder.random(space, 1);
    Task task = space.tasks().get(0);
    Network[] networks = new Network[CANDIDATES];
    long started = now();
    long sum = 0;
    for (int item = 0; item < CANDIDATES; item++) {
      Network network = space.toNetwork(order.architecture(item), task, DeadEdges.DROP);
      sum += network.parameterCount() + network.counts().macs();
      networks[item] = network;
    }
    long built = now();
    for (Network network : networks) {
      sum += NetworkId.of(network).order().size();
    }
    long identified = now();
    if (sum == 0) {
      throw new IllegalStateException("Networks must have parameters.");
    }
    return new Rates(rate(built - started), rate(identified - built));
  }

  private static double rate(long nanoseconds) {
    return CANDIDATES / (nanoseconds / 1e9);
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
