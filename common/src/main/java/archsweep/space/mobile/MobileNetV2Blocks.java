package archsweep.space.mobile;

import archsweep.network.Network;
import archsweep.space.Blueprint;
import archsweep.space.DeadEdges;
import archsweep.space.EncodingReader;
import archsweep.space.SearchSpace.Choice;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import archsweep.space.block.InvertedResidual;
import archsweep.space.mobile.NumberLists.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * MobileNetV2 (Sandler et al., CVPR 2018) with a choice of the width of each of its seven stages
 * and of the kernel and expansion of each of its 16 blocks that expand. Widths multiply the
 * channels of the paper, rounded to multiples of 8. The text lists widths in percent, kernels and
 * expansions.
 */
public final class MobileNetV2Blocks implements Blueprint {

  private static final int[] CHANNELS = {16, 24, 32, 64, 96, 160, 320};
  private static final int[] REPEATS = {1, 2, 3, 4, 3, 3, 1};
  private static final int[] STRIDES = {1, 2, 2, 2, 1, 2, 1};
  private static final int STAGES = CHANNELS.length;
  private static final int BLOCKS = 16;
  private static final int STEM = 32;
  private static final int MIXED = 1280;
  private static final int[] PERCENT = {50, 75, 100, 125, 140};
  private static final int[] KERNELS = {3, 5, 7};
  private static final int[] EXPANSIONS = {3, 4, 6};
  private static final List<Part> LISTS =
      List.of(
          Part.of("w", STAGES, PERCENT),
          Part.of("k", BLOCKS, KERNELS),
          Part.of("e", BLOCKS, EXPANSIONS));
  private static final String PUBLISHED =
      "w=100,100,100,100,100,100,100;k=3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3;e=6,6,6,6,6,6,6,6,6,6,6,6,6,6,6,6";

  @Override
  public String name() {
    return "mobilenet-v2-blocks";
  }

  @Override
  public List<Task> tasks() {
    return List.of(Task.IMAGENET);
  }

  @Override
  public List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    IntStream.rangeClosed(1, STAGES)
        .forEach(stage -> choices.add(choice("width of stage " + stage, PERCENT)));
    IntStream.rangeClosed(1, BLOCKS)
        .forEach(block -> choices.add(choice("kernel of block " + block, KERNELS)));
    IntStream.rangeClosed(1, BLOCKS)
        .forEach(block -> choices.add(choice("expansion of block " + block, EXPANSIONS)));
    return choices;
  }

  private static Choice choice(String name, int[] options) {
    return new Choice(name, IntStream.of(options).mapToObj(String::valueOf).toList());
  }

  @Override
  public String write(int[] decisions) {
    return NumberLists.write(LISTS, decisions);
  }

  @Override
  public int[] read(String text) {
    return NumberLists.read(LISTS, new EncodingReader(name(), text, PUBLISHED));
  }

  @Override
  public Network network(String name, int[] decisions, Task task, DeadEdges deadEdges) {
    List<InvertedResidual> blocks = new ArrayList<>();
    int given = STEM;
    for (int stage = 0; stage < STAGES; stage++) {
      int channels = Blocks.divisible(CHANNELS[stage] * PERCENT[decisions[stage]] / 100.0, 8);
      for (int repeat = 0; repeat < REPEATS[stage]; repeat++) {
        int block = blocks.size() - 1;
        int kernel = block < 0 ? 3 : KERNELS[decisions[STAGES + block]];
        int expansion = block < 0 ? 1 : EXPANSIONS[decisions[STAGES + BLOCKS + block]];
        int stride = repeat == 0 ? STRIDES[stage] : 1;
        blocks.add(
            InvertedResidual.plain(given, channels, kernel, stride, expansion, Blocks.RELU6));
        given = channels;
      }
    }
    return new MobileNetwork(STEM, Blocks.RELU6, blocks, 0, MIXED).build(name, task);
  }
}
