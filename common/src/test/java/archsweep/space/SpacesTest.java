package archsweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every registered space. */
class SpacesTest {

  private static final int SAMPLE = 30;

  static List<SearchSpace> spaces() {
    return Spaces.all();
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void indicesAndTextsGoRound(SearchSpace space) {
    for (Architecture architecture : sample(space)) {
      BigInteger index = space.encode(architecture);
      assertThat(index).isBetween(BigInteger.ZERO, space.size().subtract(BigInteger.ONE));
      assertThat(space.decode(index)).isEqualTo(architecture);
      assertThat(space.parse(architecture.encoding())).isEqualTo(architecture);
      assertThat(architecture.space()).isEqualTo(space.name());
    }
    assertThatThrownBy(() -> space.decode(space.size()))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> space.decode(BigInteger.ONE.negate()))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> space.parse("no architecture")).isInstanceOf(UserException.class);
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void neighboursAreMutualAndDifferInOneChoice(SearchSpace space) {
    long options = space.choices().stream().mapToLong(choice -> choice.options().size() - 1L).sum();
    for (Architecture architecture : sample(space)) {
      List<Architecture> neighbours = space.neighbours(architecture);
      assertThat(neighbours).doesNotHaveDuplicates().doesNotContain(architecture);
      if (space instanceof ProductSpace) {
        assertThat(neighbours).hasSize((int) options);
      }
      int step = Math.max(1, neighbours.size() / 10);
      for (int i = 0; i < neighbours.size(); i += step) {
        assertThat(space.neighbours(neighbours.get(i))).contains(architecture);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void samplesAreDistinctAndPrefixesOfLongerOnes(SearchSpace space) {
    Set<Architecture> seen = new HashSet<>(sample(space));
    assertThat(seen).hasSize(Math.min(SAMPLE, space.size().min(BigInteger.TEN.pow(9)).intValue()));
    CandidateOrder again = CandidateOrder.random(space, 1);
    assertThat(again.architecture(0)).isEqualTo(sample(space).get(0));
    assertThat(space.decode(space.encode(space.sample(new Random(1))))).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void canonicalFormsExecuteTheSameNetwork(SearchSpace space) {
    Task task = space.tasks().get(0);
    for (Architecture architecture : sample(space)) {
      Architecture canonical = space.canonical(architecture);
      assertThat(space.canonical(canonical)).isEqualTo(canonical);
      if (!canonical.equals(architecture)) {
        assertThat(NetworkId.of(space.toNetwork(canonical, task, DeadEdges.DROP)).hash())
            .isEqualTo(NetworkId.of(space.toNetwork(architecture, task, DeadEdges.DROP)).hash());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void networksFitTheirTasksAndDeadEdgesOnlyAdd(SearchSpace space) {
    for (Task task : space.tasks()) {
      for (Architecture architecture : sample(space)) {
        Network declared = space.toNetwork(architecture, task, DeadEdges.KEEP);
        Network executed = space.toNetwork(architecture, task, DeadEdges.DROP);
        for (Network network : List.of(declared, executed)) {
          assertThat(network.inputs().values()).containsExactlyElementsOf(task.inputs());
          assertThat(network.type(network.outputs().get(0)).shape().elements())
              .isEqualTo(task.classes());
        }
        assertThat(space.hasDeadEdges() || executed.equals(declared)).isTrue();
        assertThat(executed.parameterCount()).isLessThanOrEqualTo(declared.parameterCount());
        assertThat(executed.counts().macs()).isLessThanOrEqualTo(declared.counts().macs());
      }
    }
  }

  @Test
  void advisesOnMisspeltNames() {
    assertThatThrownBy(() -> Spaces.named("nasbench201"))
        .isInstanceOf(UserException.class)
        .hasMessage("There is no search space nasbench201.\nMaybe you meant nas-bench-201.");
  }

  private static List<Architecture> sample(SearchSpace space) {
    CandidateOrder order = CandidateOrder.random(space, 1);
    long count = space.size().min(BigInteger.valueOf(SAMPLE)).longValueExact();
    return LongStream.range(0, count).mapToObj(order::architecture).toList();
  }
}
