package archsweep.space.mobile;

import archsweep.network.Network;
import archsweep.space.Blueprint;
import archsweep.space.DeadEdges;
import archsweep.space.EncodingReader;
import archsweep.space.SearchSpace.Choice;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import archsweep.space.block.InvertedResidual;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * ProxylessNAS (Cai et al., ICLR 2019): 21 inverted residuals with a kernel of 3, 5 or 7 and an
 * expansion of 3 or 6; those that keep their shape may be left out. The widths are those of the
 * published network for mobile phones, which the text {@code mobile} names.
 */
public final class ProxylessNas implements Blueprint {

  private static final List<String> BLOCKS =
      List.of("k3e3", "k3e6", "k5e3", "k5e6", "k7e3", "k7e6");
  private static final String SKIP = "skip";
  private static final int[] REPEATS = {4, 4, 4, 4, 4, 1};
  private static final int[] STRIDES = {2, 2, 2, 1, 2, 1};
  private static final int[] CHANNELS = {32, 40, 80, 96, 192, 320};
  private static final int STEM = 32;
  private static final int FIRST = 16;
  private static final int MIXED = 1280;
  private static final String MOBILE =
      "k5e3,k3e3,skip,skip,k7e3,k3e3,k5e3,k5e3,k7e6,k5e3,k5e3,k5e3,k5e6,k5e3,k5e3,k5e3,k7e6,k7e6,k7e3,k7e3,k7e6";

  @Override
  public String name() {
    return "proxylessnas";
  }

  @Override
  public List<Task> tasks() {
    return List.of(Task.IMAGENET);
  }

  @Override
  public List<Choice> choices() {
    List<String> withSkip = new ArrayList<>(BLOCKS);
    withSkip.add(SKIP);
    List<Choice> choices = new ArrayList<>();
    for (int stage = 0; stage < REPEATS.length; stage++) {
      for (int repeat = 0; repeat < REPEATS[stage]; repeat++) {
        String name = "block %d.%d".formatted(stage + 1, repeat + 1);
        choices.add(new Choice(name, repeat == 0 ? BLOCKS : withSkip));
      }
    }
    return choices;
  }

  @Override
  public String write(int[] decisions) {
    return Arrays.stream(decisions)
        .mapToObj(place -> place == BLOCKS.size() ? SKIP : BLOCKS.get(place))
        .collect(Collectors.joining(","));
  }

  @Override
  public int[] read(String text) {
    String listed = text.strip().equals("mobile") ? MOBILE : text;
    EncodingReader reader = new EncodingReader(name(), listed, MOBILE);
    List<Choice> choices = choices();
    int[] decisions = new int[choices.size()];
    for (int i = 0; i < decisions.length; i++) {
      if (i > 0) {
        reader.expect(',');
      }
      decisions[i] = reader.option(choices.get(i).options(), choices.get(i).name());
    }
    reader.end();
    return decisions;
  }

  /** Blocks that are left out move to the end of their stage. */
  @Override
  public int[] canonical(int[] decisions) {
    int[] canonical = new int[decisions.length];
    Arrays.fill(canonical, BLOCKS.size());
    int first = 0;
    for (int repeats : REPEATS) {
      int next = first;
      for (int block = first; block < first + repeats; block++) {
        if (decisions[block] < BLOCKS.size()) {
          canonical[next++] = decisions[block];
        }
      }
      first += repeats;
    }
    return canonical;
  }

  @Override
  public Network network(String name, int[] decisions, Task task, DeadEdges deadEdges) {
    List<InvertedResidual> blocks = new ArrayList<>();
    blocks.add(InvertedResidual.plain(STEM, FIRST, 3, 1, 1, Blocks.RELU6));
    int given = FIRST;
    int place = 0;
    for (int stage = 0; stage < REPEATS.length; stage++) {
      for (int repeat = 0; repeat < REPEATS[stage]; repeat++) {
        int block = decisions[place++];
        if (block < BLOCKS.size()) {
          int kernel = 3 + block / 2 * 2;
          int expansion = block % 2 == 0 ? 3 : 6;
          int stride = repeat == 0 ? STRIDES[stage] : 1;
          blocks.add(
              InvertedResidual.plain(
                  given, CHANNELS[stage], kernel, stride, expansion, Blocks.RELU6));
          given = CHANNELS[stage];
        }
      }
    }
    return new MobileNetwork(STEM, Blocks.RELU6, blocks, 0, MIXED).build(name, task);
  }
}
