package archsweep.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsweep.config.UserException;
import archsweep.network.op.Shape;
import archsweep.space.Task;
import archsweep.training.Minibatch;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ImageSourceTest {

  static final java.util.List<Task> TASKS = Task.ALL;

  @ParameterizedTest
  @FieldSource("TASKS")
  void sampleServesEveryTask(Task task) {
    Minibatch batch = ImageSources.standard(task).minibatch(4, 1);
    long size = task.input().shape().size(2);
    assertThat(batch.shape()).isEqualTo(Shape.fixed(4, 3, size, size));
    assertThat(Arrays.stream(batch.labels()))
        .hasSize(4)
        .allMatch(label -> label >= 0 && label < 10);
    for (float value : batch.inputs()) {
      assertThat(value).isBetween(-0.8104f, 2.0228f);
    }
  }

  @Test
  void sameSeedGivesTheSameBatch() {
    ImageSource source = ImageSources.standard(Task.CIFAR10);
    Minibatch batch = source.minibatch(64, 7);
    Minibatch again = ImageSources.standard(Task.CIFAR10).minibatch(64, 7);
    assertThat(again.inputs()).isEqualTo(batch.inputs());
    assertThat(again.labels()).isEqualTo(batch.labels());
    assertThat(source.minibatch(64, 8).inputs()).isNotEqualTo(batch.inputs());
    assertThat(Arrays.hashCode(batch.inputs())).as("on every machine").isEqualTo(1827341346);
  }

  @Test
  void imagesOfABatchAreDifferent() {
    ImageSource source = new ImageSource("counted", new CountedImages(), Task.CIFAR10);
    for (int seed = 0; seed < 20; seed++) {
      Set<Integer> drawn = new HashSet<>();
      for (int label : source.minibatch(CountedImages.COUNT, seed).labels()) {
        drawn.add(label);
      }
      assertThat(drawn).hasSize(CountedImages.COUNT);
    }
  }

  @Test
  void everyImageIsDrawnAsOften() {
    ImageSource source = new ImageSource("counted", new CountedImages(), Task.CIFAR10);
    int[] drawn = new int[CountedImages.COUNT];
    int batches = 5000;
    for (int seed = 0; seed < batches; seed++) {
      for (int label : source.minibatch(3, seed).labels()) {
        drawn[label]++;
      }
    }
    for (int count : drawn) {
      double expected = 3.0 * batches / CountedImages.COUNT;
      assertThat((double) count).isCloseTo(expected, within(5 * Math.sqrt(expected)));
    }
  }

  @Test
  void batchIsACropOfAnImageMaybeMirrored() {
    ImageSource source = new ImageSource("counted", new CountedImages(), Task.CIFAR10);
    Set<String> crops = new HashSet<>();
    for (int seed = 0; seed < 3000; seed++) {
      Minibatch batch = source.minibatch(1, seed);
      crops.add(cropOf(batch));
    }
    assertThat(crops).as("81 places, mirrored or not").hasSize(162);
  }

  /** Finds the one crop of the image that the batch is, or fails. */
  private static String cropOf(Minibatch batch) {
    for (int top = -4; top <= 4; top++) {
      for (int left = -4; left <= 4; left++) {
        for (boolean mirrored : new boolean[] {false, true}) {
          if (isCrop(batch, top, left, mirrored)) {
            return top + " " + left + " " + mirrored;
          }
        }
      }
    }
    throw new AssertionError("The batch is no crop of its image.");
  }

  private static boolean isCrop(Minibatch batch, int top, int left, boolean mirrored) {
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < 32; y++) {
        for (int x = 0; x < 32; x++) {
          int row = y + top;
          int column = (mirrored ? 31 - x : x) + left;
          boolean inside = row >= 0 && row < 32 && column >= 0 && column < 32;
          int pixel = inside ? CountedImages.pixel(batch.labels()[0], c, row, column) : 0;
          double expected =
              (pixel / 255.0 - CountedImages.MEAN.get(c)) / CountedImages.DEVIATION.get(c);
          if (Math.abs(batch.inputs()[(c * 32 + y) * 32 + x] - expected) > 1e-6) {
            return false;
          }
        }
      }
    }
    return true;
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "521"})
  void batchesThatCannotBeDrawnAreRefused(int size) {
    ImageSource source = ImageSources.standard(Task.CIFAR10);
    assertThat(source.size()).isEqualTo(520);
    assertThatThrownBy(() -> source.minibatch(size, 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("between 1 and 520");
  }

  @Test
  void tasksThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> ImageSources.standard(Task.image("pair", 3, 32, 2)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("has 10 classes, and the task pair only 2");
    assertThatThrownBy(
            () -> new ImageSource("counted", new CountedImages(), Task.image("grey", 1, 32, 10)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("has 3 channels, and the task grey takes 1");
  }

  @Test
  void sampleHasAllClassesEquallyOften() {
    int[] counts = new int[10];
    for (int label : ImageSources.standard(Task.CIFAR10).minibatch(520, 1).labels()) {
      counts[label]++;
    }
    assertThat(counts).containsOnly(52);
  }

  @Test
  void resizingKeepsWhatIsEvenAndTheMean() {
    for (int to : new int[] {1, 7, 16, 32, 48, 224}) {
      Resize axis = Resize.axis(32, to);
      float[] even = new float[32 * 32];
      Arrays.fill(even, 9);
      for (float value : Resize.plane(even, axis, axis)) {
        assertThat(value).isCloseTo(9, within(1e-4f));
      }
    }
    float[] ramp = {0, 1, 2, 3};
    Resize half = Resize.axis(4, 2);
    Resize one = Resize.axis(1, 1);
    assertThat(Resize.plane(ramp, one, half)).containsExactly(0.5f, 2.5f);
    assertThat(Resize.plane(ramp, half, one)).containsExactly(0.5f, 2.5f);
    assertThat(Resize.plane(ramp, one, Resize.axis(4, 3)))
        .containsExactly(new float[] {0.25f, 1.5f, 2.75f}, within(1e-6f));
    assertThat(Resize.plane(ramp, one, Resize.axis(4, 8)))
        .containsExactly(0, 0.25f, 0.75f, 1.25f, 1.75f, 2.25f, 2.75f, 3);
  }
}
