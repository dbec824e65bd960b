package archsweep.images;

import archsweep.config.UserException;
import archsweep.identity.Hashes;
import archsweep.network.op.Shape;
import archsweep.space.Task;
import archsweep.training.Minibatch;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Minibatches for a task, prepared as in the proxies' reference code (zero-cost-nas, {@code
 * get_cifar_dataloaders}): different images in random order, each cropped at random from the image
 * with black borders, mirrored with a probability of one half, divided by 255 and normalised. The
 * borders are 4 pixels wide at 32 x 32, 2 at 16 x 16 and 224 x 224, and an eighth otherwise.
 *
 * <p>Images that do not have the task's size are brought to it first: 28 x 28 to 32 x 32 by two
 * more black pixels on each side, others by {@link Resize}. Grey images fill all channels alike.
 *
 * <p>The same seed gives the same batch on every machine: the generator is {@link Random}, whose
 * sequence the Java documentation lays down. Immutable and thread-safe.
 */
public final class ImageSource {

  private static final int IMAGENET_SIZE = 224;

  private final String name;
  private final ImageSet images;
  private final int channels;
  private final int height;
  private final int width;

  /**
   * Adapts a set of images to a task.
   *
   * @throws UserException if the task takes no such images, or has fewer classes
   */
  ImageSource(String name, ImageSet images, Task task) {
    this.name = name;
    this.images = images;
    Shape shape = task.input().shape();
    if (shape.rank() != 4) {
      throw new UserException(
          "The task %s takes %s, which are no images.".formatted(task.name(), shape),
          "choose another data source.");
    }
    channels = (int) shape.size(1);
    height = (int) shape.size(2);
    width = (int) shape.size(3);
    if (images.channels() != 1 && images.channels() != channels) {
      throw new UserException(
          "The data %s has %d channels, and the task %s takes %d."
              .formatted(name, images.channels(), task.name(), channels),
          "choose another data source.");
    }
    if (images.classes() > task.classes()) {
      throw new UserException(
          "The data %s has %d classes, and the task %s only %d."
              .formatted(name, images.classes(), task.name(), task.classes()),
          "choose another task or another data source.");
    }
  }

  /** As tables call it, in their column {@code dataset}. */
  public String name() {
    return name;
  }

  /** How many images there are. */
  public int size() {
    return images.count();
  }

  /** The SHA-256 of the data, in hexadecimal digits: a part of what makes a run this run. */
  public String sha256() {
    return images.sha256();
  }

  /**
   * Draws a batch.
   *
   * @param size how many different images, at most {@link #size}
   * @param seed what they, their crops and their mirrorings are drawn with
   * @return inputs [size, channels, height, width] of the task, normalised
   * @throws UserException if there are fewer images
   */
  public Minibatch minibatch(int size, long seed) {
    if (size < 1 || size > images.count()) {
      throw new UserException(
          "A minibatch of %d different images cannot be drawn from the %d of %s."
              .formatted(size, images.count(), name),
          "choose a batch size between 1 and %d.".formatted(images.count()));
    }
    Random random = new Random(Hashes.mix(seed));
    int[] chosen = draw(size, images.count(), random);
    byte[][] read = images.read(chosen);
    float[] inputs = new float[size * channels * height * width];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = images.label(chosen[i]);
      prepare(read[i], random, inputs, i * channels * height * width);
    }
    return new Minibatch(inputs, labels, Shape.fixed(size, channels, height, width));
  }

  /** The first places of a Fisher-Yates shuffle, of which only what was moved is kept. */
  private static int[] draw(int size, int count, Random random) {
    Map<Integer, Integer> moved = new HashMap<>();
    int[] drawn = new int[size];
    for (int i = 0; i < size; i++) {
      int place = i + random.nextInt(count - i);
      drawn[i] = moved.getOrDefault(place, place);
      moved.put(place, moved.getOrDefault(i, i));
    }
    return drawn;
  }

  private void prepare(byte[] image, Random random, float[] target, int offset) {
    int border = height == IMAGENET_SIZE ? 2 : height / 8;
    int top = random.nextInt(2 * border + 1) - border;
    int left = random.nextInt(2 * border + 1) - border;
    boolean mirrored = random.nextBoolean();
    int area = images.height() * images.width();
    for (int channel = 0; channel < channels; channel++) {
      int from = images.channels() == 1 ? 0 : channel;
      float[] plane = resized(plane(image, from * area, area));
      double mean = images.normalisation().mean().get(from);
      double deviation = images.normalisation().deviation().get(from);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int row = y + top;
          int column = (mirrored ? width - 1 - x : x) + left;
          boolean inside = row >= 0 && row < height && column >= 0 && column < width;
          double value = inside ? plane[row * width + column] / 255.0 : 0;
          target[offset + (channel * height + y) * width + x] =
              (float) ((value - mean) / deviation);
        }
      }
    }
  }

  private float[] resized(float[] plane) {
    if (images.height() == height && images.width() == width) {
      return plane;
    }
    if (images.height() == 28 && images.width() == 28 && height == 32 && width == 32) {
      float[] padded = new float[32 * 32];
      for (int y = 0; y < 28; y++) {
        System.arraycopy(plane, y * 28, padded, (y + 2) * 32 + 2, 28);
      }
      return padded;
    }
    return Resize.plane(
        plane, Resize.axis(images.height(), height), Resize.axis(images.width(), width));
  }

  private static float[] plane(byte[] image, int offset, int length) {
    float[] plane = new float[length];
    for (int i = 0; i < length; i++) {
      plane[i] = image[offset + i] & 0xff;
    }
    return plane;
  }
}
