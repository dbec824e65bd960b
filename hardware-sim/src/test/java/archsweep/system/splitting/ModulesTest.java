package archsweep.system.splitting;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.quotient.Quotient;
import archsweep.system.workload.RandomWorkload;
import archsweep.system.workload.Wiring;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModulesTest {

  @ParameterizedTest
  @EnumSource(Wiring.class)
  void modulesAreSmallAndNeverWaitForEachOther(Wiring wiring) {
    for (int seed = 0; seed < 5; seed++) {
      Instance instance = RandomWorkload.draw(wiring, 120, seed);
      List<List<Integer>> modules = Modules.of(instance, 12, 1, seed);
      int[] moduleOf = new int[instance.size()];
      int counted = 0;
      for (int m = 0; m < modules.size(); m++) {
        assertThat(modules.get(m)).hasSizeLessThanOrEqualTo(12);
        for (int operator : modules.get(m)) {
          moduleOf[operator] = m;
          counted++;
        }
      }
      assertThat(counted).isEqualTo(instance.size());
      for (Edge edge : instance.edges()) {
        assertThat(moduleOf[edge.source()]).isLessThanOrEqualTo(moduleOf[edge.target()]);
      }
      assertThat(Modules.of(instance, 12, 1, seed)).isEqualTo(modules);
    }
  }

  @Test
  void aQuotientOfAnyLabelsHasNoCycle() {
    Instance instance = RandomWorkload.draw(Wiring.ER, 60, 3);
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    int[] labels = new int[instance.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i < 30 ? random.nextInt(25) : 25 + random.nextInt(25);
    }
    Quotient quotient = Quotient.of(instance, labels);
    for (Edge edge : instance.edges()) {
      assertThat(quotient.moduleOf(edge.source()))
          .isLessThanOrEqualTo(quotient.moduleOf(edge.target()));
    }
    for (int i = 0; i < labels.length; i++) {
      for (int j = 0; j < labels.length; j++) {
        if (labels[i] == labels[j]) {
          assertThat(quotient.moduleOf(i)).isEqualTo(quotient.moduleOf(j));
        }
      }
    }
  }
}
