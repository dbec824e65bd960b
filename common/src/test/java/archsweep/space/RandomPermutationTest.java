package archsweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomPermutationTest {

  @Test
  void hitsEveryNumberOnce() {
    for (int size : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 100, 6_561, 15_625}) {
      assertThat(images(size, 1)).as("size %d", size).containsExactlyInAnyOrder(numbers(size));
    }
  }

  @Test
  void dependsOnItsSeed() {
    assertThat(images(100, 1)).isEqualTo(images(100, 1)).isNotEqualTo(images(100, 2));
  }

  @Test
  void givesDistinctNumbersOfAnyMagnitude() {
    for (BigInteger size :
        new BigInteger[] {BigInteger.valueOf(9).pow(22), BigInteger.TEN.pow(60)}) {
      RandomPermutation permutation = new RandomPermutation(size, 1);
      Set<BigInteger> images = new HashSet<>();
      int upperHalf = 0;
      for (int i = 0; i < 2_000; i++) {
        BigInteger image = permutation.apply(BigInteger.valueOf(i));
        assertThat(image.signum()).isNotNegative();
        assertThat(image).isLessThan(size);
        images.add(image);
        upperHalf += image.shiftLeft(1).compareTo(size) >= 0 ? 1 : 0;
      }
      assertThat(images).hasSize(2_000);
      assertThat(upperHalf).isBetween(1_000 - 112, 1_000 + 112);
    }
  }

  /** Over many seeds each number comes first, second and third about equally often. */
  @Test
  void favoursNoNumberAndNoPair() {
    int size = 6;
    int seeds = 30_000;
    int[] pairs = new int[size * size];
    for (int seed = 0; seed < seeds; seed++) {
      RandomPermutation permutation = new RandomPermutation(BigInteger.valueOf(size), seed);
      int first = permutation.apply(BigInteger.ZERO).intValue();
      int second = permutation.apply(BigInteger.ONE).intValue();
      pairs[first * size + second]++;
    }
    double expected = seeds / (double) (size * (size - 1));
    double chiSquared =
        Arrays.stream(pairs)
            .filter(count -> count > 0)
            .mapToDouble(count -> (count - expected) * (count - expected) / expected)
            .sum();
    assertThat(Arrays.stream(pairs).filter(count -> count > 0)).hasSize(size * (size - 1));
    assertThat(chiSquared).as("29 degrees of freedom, p = 0.001").isLessThan(58.3);
  }

  @Test
  void refusesWhatIsOutside() {
    RandomPermutation permutation = new RandomPermutation(BigInteger.TEN, 1);
    assertThatThrownBy(() -> permutation.apply(BigInteger.TEN))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new RandomPermutation(BigInteger.ZERO, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int[] images(int size, long seed) {
    RandomPermutation permutation = new RandomPermutation(BigInteger.valueOf(size), seed);
    int[] images = new int[size];
    for (int i = 0; i < size; i++) {
      images[i] = permutation.apply(BigInteger.valueOf(i)).intValue();
    }
    return images;
  }

  private static int[] numbers(int size) {
    int[] numbers = new int[size];
    Arrays.setAll(numbers, i -> i);
    return numbers;
  }
}
