package archsweep.space;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.space.Cell201.Operation;
import archsweep.testing.Fixtures;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for each of the 15,625 cells. */
class NasBench201CellsTest {

  private static final NasBench201 SPACE = new NasBench201();
  private static final List<Architecture> ALL =
      IntStream.range(0, Cell201.COUNT)
          .mapToObj(index -> SPACE.decode(BigInteger.valueOf(index)))
          .toList();

  @Test
  void countsFollowTheClosedForms() {
    assertCounts(Task.CIFAR10, 73_306, 10, 1);
    assertCounts(Task.CIFAR100, 73_306 + 5_850, 100, 1);
    assertCounts(Task.IMAGENET16_120, 73_306 + 7_150, 120, 4);
  }

  /**
   * The multiply-accumulates of the convolutions shrink with the image, the classifier's do not.
   */
  private static void assertCounts(Task task, long base, long classes, long shrinkage) {
    long convolutions = (7_783_050 - 65 * 10) / shrinkage;
    List<String> wrong =
        ALL.parallelStream()
            .filter(
                architecture -> {
                  Network network = SPACE.toNetwork(architecture, task, DeadEdges.KEEP);
                  long ones = occurrences("nor_conv_1x1", architecture);
                  long threes = occurrences("nor_conv_3x3", architecture);
                  long macs = 3_932_160 * ones + 35_389_440 * threes;
                  return network.parameterCount() != base + 28_000 * ones + 243_040 * threes
                      || network.counts().macs() != convolutions + macs / shrinkage + 64 * classes;
                })
            .map(Architecture::encoding)
            .toList();
    assertThat(wrong).as(task.name()).isEmpty();
  }

  @Test
  void indicesAndTextsGoRound() {
    assertThat(new HashSet<>(ALL)).hasSize(Cell201.COUNT);
    for (int index = 0; index < Cell201.COUNT; index++) {
      assertThat(SPACE.encode(ALL.get(index)).intValue()).isEqualTo(index);
      assertThat(SPACE.parse(ALL.get(index).encoding())).isEqualTo(ALL.get(index));
    }
  }

  @Test
  void numbersCellsAsThePublishedArchive() {
    assertThat(ALL.get(9).encoding())
        .isEqualTo("|avg_pool_3x3~0|+|none~0|none~1|+|skip_connect~0|none~1|nor_conv_3x3~2|");
    assertThat(ALL.get(1462).encoding())
        .isEqualTo(
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|"
                + "+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|");
  }

  @Test
  void knowsTheClassesOfTheBenchmark() {
    assertThat(ALL.stream().map(SPACE::functionId).distinct()).hasSize(6_466);
  }

  @Test
  void agreesWithThePublicTable() throws IOException {
    List<String> lines = Files.readAllLines(Fixtures.data("nas/nb201_accuracy.csv"));
    assertThat(lines.get(0)).startsWith("index,arch,unique_string,");
    assertThat(lines).hasSize(Cell201.COUNT + 1);
    for (int index = 0; index < Cell201.COUNT; index++) {
      String[] columns = lines.get(index + 1).split(",", 4);
      assertThat(columns[0]).isEqualTo(Integer.toString(index));
      assertThat(ALL.get(index).encoding()).isEqualTo(columns[1]);
      assertThat(SPACE.functionId(ALL.get(index))).isEqualTo(columns[2]);
    }
  }

  @Test
  void canonicalFormsAreTheIdentitiesOfTheExecutedNetworks() {
    NasBench201 small = new NasBench201(4, 1, NasBench201.Variant.NAS_BENCH_201);
    Map<Architecture, String> ids = new HashMap<>();
    for (Architecture architecture : ALL) {
      ids.computeIfAbsent(SPACE.canonical(architecture), form -> id(small, form));
    }
    assertThat(ids).hasSize(6_334);
    assertThat(new HashSet<>(ids.values())).hasSize(6_334);
    for (Architecture architecture : sample(1_000, 1)) {
      assertThat(id(small, architecture)).isEqualTo(ids.get(SPACE.canonical(architecture)));
    }
    for (Architecture architecture : sample(50, 2)) {
      assertThat(id(SPACE, architecture)).isEqualTo(id(SPACE, SPACE.canonical(architecture)));
    }
  }

  @Test
  void equalIdentitiesMeanEqualCounts() {
    for (Architecture architecture : sample(300, 3)) {
      Network one = executed(SPACE, architecture);
      Network other = executed(SPACE, SPACE.canonical(architecture));
      assertThat(one.parameterCount()).isEqualTo(other.parameterCount());
      assertThat(one.counts()).isEqualTo(other.counts());
    }
  }

  @Test
  void canonicalFormsAreTheirOwn() {
    Set<Architecture> forms = new HashSet<>(ALL.stream().map(SPACE::canonical).toList());
    assertThat(forms).allMatch(form -> SPACE.canonical(form).equals(form));
  }

  /** So many cells have public scores: those without an operation that is not executed. */
  @Test
  void mostCellsAreExecutedAsTheyStand() {
    long whole =
        ALL.stream()
            .map(architecture -> Cell201.parse(architecture.encoding()))
            .filter(NasBench201CellsTest::executedAsItStands)
            .count();
    assertThat(whole).isEqualTo(9_445);
  }

  private static boolean executedAsItStands(Cell201 cell) {
    boolean[] live = cell.live();
    return IntStream.range(0, Cell201.EDGES)
        .allMatch(edge -> live[edge] || cell.operations().get(edge) == Operation.NONE);
  }

  private static List<Architecture> sample(int count, long seed) {
    return new Random(seed).ints(count, 0, Cell201.COUNT).mapToObj(ALL::get).toList();
  }

  private static String id(NasBench201 space, Architecture architecture) {
    return NetworkId.of(executed(space, architecture)).hash();
  }

  private static Network executed(NasBench201 space, Architecture architecture) {
    return space.toNetwork(architecture, Task.CIFAR10, DeadEdges.DROP);
  }

  private static long occurrences(String operation, Architecture architecture) {
    return architecture.encoding().split(operation, -1).length - 1L;
  }
}
