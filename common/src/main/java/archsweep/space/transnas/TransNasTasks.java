package archsweep.space.transnas;

import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.space.Task;
import java.util.List;

/**
 * The seven Taskonomy tasks of TransNAS-Bench-101. Tasks with a label for each pixel have as many
 * outputs as their image has values. Classes are those of the benchmark's files for 5,000
 * buildings: 75 objects and 47 scenes.
 */
final class TransNasTasks {

  static final Task CLASS_OBJECT = Task.image("class_object", 3, 224, 75);
  static final Task CLASS_SCENE = Task.image("class_scene", 3, 224, 47);
  static final Task ROOM_LAYOUT = Task.image("room_layout", 3, 224, 9);
  static final Task JIGSAW = new Task("jigsaw", TensorType.real(Shape.batched(9, 3, 64, 64)), 1000);
  static final Task SEGMENTATION = dense("segmentsemantic", 17);
  static final Task AUTOENCODER = dense("autoencoder", 3);
  static final Task NORMAL = dense("normal", 3);

  static final List<Task> ALL =
      List.of(CLASS_OBJECT, CLASS_SCENE, ROOM_LAYOUT, JIGSAW, SEGMENTATION, AUTOENCODER, NORMAL);

  private TransNasTasks() {}

  private static Task dense(String name, int channels) {
    return Task.image(name, 3, 256, channels * 256 * 256);
  }
}
