package archsweep.system.contiguous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsweep.system.RandomInstances;
import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.instance.Operator;
import archsweep.system.instance.PeriodModel;
import archsweep.system.instance.Processor;
import archsweep.system.quotient.Quotient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreeOperatorsTest {

  /** Half of the operators are free and tensors have few sizes, so that all rules are met. */
  @Test
  void whatIsJoinedCostsNothing() {
    int fewer = 0;
    for (long seed = 0; seed < 150; seed++) {
      Instance instance = instance(seed);
      DeviceClasses classes = new DeviceClasses(instance);
      int[] all = IntStream.range(0, instance.size()).toArray();
      Quotient joined = Quotient.of(instance, Labels.of(instance));
      assertThat(least(instance, joined, classes))
          .as("seed %d", seed)
          .isCloseTo(least(instance, Quotient.of(instance, all), classes), within(1e-9));
      fewer += instance.size() - joined.size();
    }
    assertThat(fewer).isGreaterThan(150);
  }

  private static double least(Instance instance, Quotient quotient, DeviceClasses classes) {
    IdealSearch search =
        new IdealSearch(
            instance, quotient, classes, false, Double.POSITIVE_INFINITY, Long.MAX_VALUE);
    assertThat(search.devices()).isNotEmpty();
    return search.period();
  }

  private static Instance instance(long seed) {
    Instance drawn = RandomInstances.draw(seed, 9, 3, false);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<Operator> operators = new ArrayList<>();
    for (Operator operator : drawn.operators()) {
      operators.add(
          random.nextBoolean()
              ? operator
              : new Operator(operator.name(), List.of(0.0, 0.0, 0.0), operator.memory()));
    }
    int[] sizes = new int[drawn.size()];
    Arrays.setAll(sizes, i -> 4 * random.nextInt(0, 4));
    List<Edge> edges =
        drawn.edges().stream()
            .map(edge -> new Edge(edge.source(), edge.target(), sizes[edge.source()]))
            .toList();
    List<Processor> devices =
        drawn.devices().stream().map(device -> new Processor(device.name(), 1e9)).toList();
    return new Instance(
        drawn.name(), devices, operators, edges, drawn.links(), PeriodModel.HOST_TRANSFERS);
  }
}
