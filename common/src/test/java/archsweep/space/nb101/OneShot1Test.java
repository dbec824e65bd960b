package archsweep.space.nb101;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.space.ProductSpace;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneShot1Test {

  private static final int OPERATIONS = 3;

  /**
   * The paper's table has 6,240, 29,160 and 363,648. The second is the number of all combinations;
   * in the first and the third, vertices that no other reads have no choice of an operation.
   */
  @ParameterizedTest
  @CsvSource({"1, 14580, 6240", "2, 29160, 16632", "3, 1312200, 363648"})
  void countsAsThePaperDoes(int number, int all, int withReaders) {
    OneShot1 space = new OneShot1(number);
    List<Integer> sets =
        space.choices().stream()
            .filter(choice -> choice.name().startsWith("parents"))
            .map(choice -> choice.options().size())
            .toList();
    int matrices = sets.stream().reduce(1, Math::multiplyExact);
    long counted =
        IntStream.range(0, matrices)
            .mapToLong(matrix -> power(verticesRead(space, sets, matrix)))
            .sum();

    assertThat(new ProductSpace(space).size()).isEqualTo(all);
    assertThat(counted).isEqualTo(withReaders);
  }

  private static long verticesRead(OneShot1 space, List<Integer> sets, int matrix) {
    int[] decisions = new int[2 * sets.size() - 1];
    int rest = matrix;
    for (int vertex = 0; vertex < sets.size(); vertex++) {
      decisions[vertex] = rest % sets.get(vertex);
      rest /= sets.get(vertex);
    }
    String rows = space.write(decisions).split(";")[0];
    return Stream.of(rows.split(",")).skip(1).filter(row -> row.contains("1")).count();
  }

  private static long power(long exponent) {
    return Math.round(Math.pow(OPERATIONS, exponent));
  }
}
