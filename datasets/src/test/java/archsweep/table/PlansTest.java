package archsweep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlansTest {

  private static final List<String> SCHEMES = List.of("int8", "int4", "mixed");
  private static final List<String> PROXIES = List.of("synflow", "snip", "nwot", "fisher");

  private record Item(String scheme, int ordinal, String column) {}

  @RepeatedTest(50)
  void whatIsMissingIsWhatNoPlanHolds(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Plan> plans = new ArrayList<>();
    Set<Item> held = new HashSet<>();
    for (int number = 1; number <= 4; number++) {
      Block wanted = randomBlock(random);
      Coverage covered = new Plans(plans).covered(Tables.SCORES);
      List<Block> missing = covered.missing(wanted);

      Set<Item> expected = items(List.of(wanted));
      expected.removeAll(held);
      assertThat(missing.stream().mapToLong(Block::size).sum()).isEqualTo(expected.size());
      assertThat(items(missing)).isEqualTo(expected);

      int most = 1 + random.nextInt(20);
      List<List<Block>> chunks =
          missing.stream().flatMap(block -> block.split(most).stream()).map(List::of).toList();
      Plan plan = Plan.of(number, Tables.SCORES, chunks);
      assertThat(Plan.fromJson(plan.toJson())).isEqualTo(plan);
      plans.add(plan);
      held.addAll(expected);
      assertThat(new Plans(plans).covered(Tables.SCORES).missing(wanted)).isEmpty();
    }
    assertThat(new Plans(plans).covered(Tables.COSTS).of("int8", "synflow").isEmpty()).isTrue();
  }

  @Test
  void columnsThatLackTheSameShareABlock() {
    Plan first =
        Plan.of(
            1,
            Tables.SCORES,
            List.of(
                List.of(new Block(SCHEMES, Ordinals.range(0, 100), List.of("synflow", "snip")))));
    Coverage covered = new Plans(List.of(first)).covered(Tables.SCORES);
    assertThat(covered.missing(new Block(SCHEMES, Ordinals.range(0, 150), PROXIES)))
        .containsExactly(
            new Block(SCHEMES, Ordinals.range(100, 150), List.of("synflow", "snip")),
            new Block(SCHEMES, Ordinals.range(0, 150), List.of("nwot", "fisher")));
  }

  @Test
  void chunksAreNumbered() {
    Block block = new Block(List.of("int8"), Ordinals.parse("0-4,7"), List.of("synflow"));
    Plan plan = Plan.of(3, Tables.SCORES, block.split(4).stream().map(List::of).toList());
    assertThat(plan.chunks())
        .extracting(Chunk::id)
        .containsExactly("scores-0003-00001", "scores-0003-00002");
    assertThat(plan.chunks().get(1).blocks().get(0).ordinals()).hasToString("4,7");
  }

  @RepeatedTest(30)
  void ordinalsAreASet(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Set<Integer> left = randomSet(random);
    Set<Integer> right = randomSet(random);
    Ordinals a = Ordinals.of(left.stream().mapToInt(i -> i));
    Ordinals b = Ordinals.of(right.stream().mapToInt(i -> i));
    assertThat(Ordinals.parse(a.toString())).isEqualTo(a);
    assertThat(a.size()).isEqualTo(left.size());
    assertThat(a.stream().boxed().toList()).isEqualTo(new ArrayList<>(left));
    IntStream.range(0, 220).forEach(i -> assertThat(a.contains(i)).isEqualTo(left.contains(i)));
    Set<Integer> both = new TreeSet<>(left);
    both.addAll(right);
    assertThat(a.union(b)).isEqualTo(Ordinals.of(both.stream().mapToInt(i -> i)));
    Set<Integer> common = new TreeSet<>(left);
    common.retainAll(right);
    assertThat(a.intersect(b)).isEqualTo(Ordinals.of(common.stream().mapToInt(i -> i)));
    Set<Integer> difference = new TreeSet<>(left);
    difference.removeAll(right);
    assertThat(a.minus(b)).isEqualTo(Ordinals.of(difference.stream().mapToInt(i -> i)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5-3", "1,1", "3,1", "0-4,5", "a", "1,", "-1", "1-2-3"})
  void otherTextsAreNoOrdinals(String text) {
    assertThatThrownBy(() -> Ordinals.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Set<Integer> randomSet(Random random) {
    Set<Integer> set = new TreeSet<>();
    int count = random.nextInt(200);
    for (int i = 0; i < count; i++) {
      set.add(random.nextInt(200));
    }
    return set;
  }

  private static Block randomBlock(Random random) {
    Ordinals ordinals = Ordinals.of(random.ints(1 + random.nextInt(60), 0, 80));
    return new Block(some(SCHEMES, random), ordinals, some(PROXIES, random));
  }

  private static List<String> some(List<String> words, Random random) {
    List<String> kept = words.stream().filter(word -> random.nextBoolean()).toList();
    return kept.isEmpty() ? words.subList(0, 1) : kept;
  }

  private static Set<Item> items(List<Block> blocks) {
    Set<Item> items = new HashSet<>();
    for (Block block : blocks) {
      for (String scheme : block.schemes()) {
        for (String column : block.columns()) {
          block.ordinals().stream().forEach(i -> items.add(new Item(scheme, i, column)));
        }
      }
    }
    return items;
  }
}
