package archsweep.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitsTest {

  @Test
  void cutsNeitherNetworksNorFunctions() {
    SplittableRandom random = new SplittableRandom(5);
    Splits splits = new Splits(1, 0.2, 0.2);
    Map<String, String> functionByNetwork = new HashMap<>();
    String[][] candidates = new String[2000][];
    for (int i = 0; i < candidates.length; i++) {
      String network = "n" + random.nextInt(1500);
      String function = functionByNetwork.computeIfAbsent(network, n -> "f" + random.nextInt(900));
      candidates[i] = new String[] {network, function};
      splits.add(network, function);
    }
    splits.add("bridge", "f1");
    splits.add("bridge", "f2");

    Map<String, String> byNetwork = new HashMap<>();
    int tests = 0;
    for (String[] candidate : candidates) {
      String split = splits.of(candidate[1]);
      assertThat(byNetwork.computeIfAbsent(candidate[0], n -> split)).isEqualTo(split);
      tests += split.equals("test") ? 1 : 0;
    }
    assertThat(splits.of("f1")).isEqualTo(splits.of("f2"));
    assertThat(tests).isBetween(250, 550);
  }

  @Test
  void doesNotDependOnOrderAndSurvivesGrowth() {
    Splits forward = new Splits(3, 0.1, 0.1);
    Splits backward = new Splits(3, 0.1, 0.1);
    for (int i = 0; i < 500; i++) {
      forward.add("n" + i, "f" + i / 2);
      backward.add("n" + (499 - i), "f" + (499 - i) / 2);
    }
    Map<String, String> before = new HashMap<>();
    for (int f = 0; f < 250; f++) {
      assertThat(forward.of("f" + f)).isEqualTo(backward.of("f" + f));
      before.put("f" + f, forward.of("f" + f));
    }
    for (int i = 500; i < 900; i++) {
      forward.add("n" + i, "f" + i / 2);
    }
    before.forEach((function, split) -> assertThat(forward.of(function)).isEqualTo(split));
  }
}
