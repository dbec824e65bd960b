package archsweep.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositiveBitsTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 1, 7", "4, 2, 32", "5, 3, 21", "7, 1, 513", "2, 1, 64"})
  void countsWhereTwoExamplesAgree(int batch, int channels, int positions) {
    int width = channels * positions;
    double[] values =
        new SplittableRandom(width)
            .doubles((long) batch * width, -1, 1)
            .map(x -> x < 0 ? 0 : x)
            .toArray();
    NativeScope.run(
        () -> {
          PositiveBits bits = PositiveBits.of(Tensors.of(values, batch, channels, positions));
          assertThat(bits.batch()).isEqualTo(batch);
          for (int i = 0; i < batch; i++) {
            for (int j = 0; j < batch; j++) {
              int expected = 0;
              for (int k = 0; k < width; k++) {
                expected += values[i * width + k] > 0 == values[j * width + k] > 0 ? 1 : 0;
              }
              assertThat(bits.agreements(i, j)).isEqualTo(expected);
            }
          }
        });
  }

  @Test
  void theMemoryOrderOfImagesDoesNotMatter() {
    double[] values = new SplittableRandom(5).doubles(3 * 5 * 4 * 4, -1, 1).toArray();
    NativeScope.run(
        () -> {
          Tensor rows = Tensors.of(values, 3, 5, 4, 4);
          PositiveBits one = PositiveBits.of(rows);
          PositiveBits other = PositiveBits.of(rows.contiguous(MemoryFormat.ChannelsLast));
          assertThat(other.agreements(0, 2)).isEqualTo(one.agreements(0, 2));
          assertThat(other.agreements(1, 2)).isEqualTo(one.agreements(1, 2));
        });
  }

  @Test
  void zerosNegativesAndNansAreNotPositive() {
    double[] values = {1, 0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1, 1, 1, 1, 1, 1};
    NativeScope.run(
        () -> {
          PositiveBits bits = PositiveBits.of(Tensors.of(values, 2, 6));
          assertThat(bits.agreements(0, 1)).isEqualTo(2);
          assertThat(bits.agreements(1, 1)).isEqualTo(6);
        });
  }
}
