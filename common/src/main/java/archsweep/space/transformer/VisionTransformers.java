package archsweep.space.transformer;

import archsweep.network.Network;
import archsweep.space.DeadEdges;
import archsweep.space.KeyedBlueprint;
import archsweep.space.KeyedText;
import archsweep.space.Task;
import java.util.List;

/**
 * Vision transformers with a choice of depth, width, width of heads, ratio of the perceptron (in
 * percent of the width) and patch. {@code deit-tiny}, {@code deit-small} and {@code deit-base} name
 * the published ones.
 */
public final class VisionTransformers implements KeyedBlueprint {

  private static final KeyedText TEXT =
      new KeyedText("vit")
          .choice("depth", 6, 8, 10, 12, 14, 16)
          .choice("width", 192, 256, 320, 384, 448, 512, 640, 768)
          .choice("head_width", 32, 64)
          .choice("mlp_percent", 200, 300, 350, 400)
          .choice("patch", 14, 16, 28, 32)
          .published("deit-tiny", deit(192))
          .published("deit-small", deit(384))
          .published("deit-base", deit(768));

  private static String deit(int width) {
    return "depth=12,width=%d,head_width=64,mlp_percent=400,patch=16".formatted(width);
  }

  @Override
  public KeyedText text() {
    return TEXT;
  }

  @Override
  public List<Task> tasks() {
    return List.of(Task.IMAGENET);
  }

  @Override
  public Network network(String title, int[] decisions, Task task, DeadEdges deadEdges) {
    int width = TEXT.value(decisions, "width");
    return new VisionTransformer(
            TEXT.value(decisions, "depth"),
            width,
            width / TEXT.value(decisions, "head_width"),
            width * TEXT.value(decisions, "mlp_percent") / 100,
            TEXT.value(decisions, "patch"))
        .build(title, task);
  }
}
