package archsweep.space;

import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import java.util.List;

/**
 * What a network of a space is built for.
 *
 * @param name as sweep files call it, such as "cifar10"
 * @param input the type of the network's input
 * @param classes how many logits it gives
 */
public record Task(String name, TensorType input, int classes) {

  public static final Task CIFAR10 = image("cifar10", 3, 32, 10);
  public static final Task CIFAR100 = image("cifar100", 3, 32, 100);
  public static final Task IMAGENET16_120 = image("imagenet16-120", 3, 16, 120);
  public static final Task IMAGENET = image("imagenet", 3, 224, 1000);

  /** The tasks that sweep files may name. */
  public static final List<Task> ALL = List.of(CIFAR10, CIFAR100, IMAGENET16_120, IMAGENET);

  public Task {
    if (classes < 1) {
      throw new IllegalArgumentException("The classes (%d) must be positive.".formatted(classes));
    }
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
