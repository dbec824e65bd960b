package archsweep.space;

import archsweep.network.op.DataType;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a network of a space is built for.
 *
 * @param name as sweep files call it, such as "cifar10"
 * @param input the type of the network's input
 * @param classes how many logits it gives; of networks with logits for each pixel or step, all
 * @param more the types of further inputs, such as the tokens of a decoder
 */
public record Task(String name, TensorType input, int classes, List<TensorType> more) {

  public static final Task CIFAR10 = image("cifar10", 3, 32, 10);
  public static final Task CIFAR100 = image("cifar100", 3, 32, 100);
  public static final Task IMAGENET16_120 = image("imagenet16-120", 3, 16, 120);
  public static final Task IMAGENET = image("imagenet", 3, 224, 1000);

  /** The tasks that sweep files may name. */
  public static final List<Task> ALL = List.of(CIFAR10, CIFAR100, IMAGENET16_120, IMAGENET);

  public Task {
    more = List.copyOf(more);
    if (classes < 1) {
      throw new IllegalArgumentException("The classes (%d) must be positive.".formatted(classes));
    }
  }

  /** With one input. */
  public Task(String name, TensorType input, int classes) {
    this(name, input, classes, List.of());
  }

  /** Tokens of a vocabulary, with logits for the next one at each position. */
  public static Task tokens(String name, int length, int vocabulary) {
    return new Task(
        name, TensorType.index(Shape.batched(length)), Math.multiplyExact(length, vocabulary));
  }

  /** Whether networks take images and nothing else. */
  public boolean takesImages() {
    return more.isEmpty() && input.dataType() == DataType.FLOAT && input.shape().rank() == 4;
  }

  /** The types of all inputs. */
  public List<TensorType> inputs() {
    return Stream.concat(Stream.of(input), more.stream()).toList();
  }

  /** The classes of ImageNet at another size of image than 224. */
  public static Task imagenet(int size) {
    return image("imagenet-" + size, 3, size, 1000);
  }

  /** Square images. */
  public static Task image(String name, int channels, int size, int classes) {
    return new Task(name, TensorType.real(Shape.batched(channels, size, size)), classes);
  }
}
