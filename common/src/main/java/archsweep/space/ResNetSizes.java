package archsweep.space;

import archsweep.network.Network;
import java.util.List;

/**
 * Residual networks for ImageNet with a choice of the block (two 3x3 convolutions or a bottleneck),
 * of the blocks of each of four stages, and of a width in percent that multiplies all channels.
 */
public final class ResNetSizes implements KeyedBlueprint {

  private static final KeyedText TEXT =
      new KeyedText("resnet-sizes")
          .choice("bottleneck", 0, 1)
          .choice("stage1", 1, 2, 3, 4)
          .choice("stage2", 1, 2, 3, 4, 6, 8)
          .choice("stage3", 1, 2, 4, 6, 9, 12, 18, 23, 36)
          .choice("stage4", 1, 2, 3, 4)
          .choice("width_percent", 25, 50, 75, 100, 125, 150, 200);

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
    List<Integer> blocks =
        List.of(
            TEXT.value(decisions, "stage1"),
            TEXT.value(decisions, "stage2"),
            TEXT.value(decisions, "stage3"),
            TEXT.value(decisions, "stage4"));
    double width = TEXT.value(decisions, "width_percent") / 100.0;
    boolean bottleneck = TEXT.value(decisions, "bottleneck") == 1;
    return new ResNet(title, blocks, bottleneck, width, false).network(task);
  }
}
