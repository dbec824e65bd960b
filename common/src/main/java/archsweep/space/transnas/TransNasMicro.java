package archsweep.space.transnas;

import archsweep.network.Network;
import archsweep.space.Blueprint;
import archsweep.space.DeadEdges;
import archsweep.space.Encodings;
import archsweep.space.SearchSpace.Choice;
import archsweep.space.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * The micro space of TransNAS-Bench-101: cells of four nodes whose six edges are zero, skip, 1x1 or
 * 3x3 convolution, in a fixed macro structure; 4^6 = 4,096. The text is the benchmark's.
 */
public final class TransNasMicro implements Blueprint {

  private static final String PREFIX = "64-41414-";
  private static final String EXAMPLE = "64-41414-3_02_331";
  private static final List<Integer> MODULES = List.of(4, 1, 4, 1, 4);
  private static final List<String> OPERATIONS = List.of("none", "skip", "conv_1x1", "conv_3x3");

  @Override
  public String name() {
    return "transnas-bench-101-micro";
  }

  @Override
  public List<Task> tasks() {
    return TransNasTasks.ALL;
  }

  @Override
  public List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    for (int target = 1; target < MicroCell.NODES; target++) {
      for (int source = 0; source < target; source++) {
        choices.add(new Choice("edge %d-%d".formatted(source, target), OPERATIONS));
      }
    }
    return choices;
  }

  @Override
  public String write(int[] d) {
    return PREFIX + d[0] + "_" + d[1] + d[2] + "_" + d[3] + d[4] + d[5];
  }

  @Override
  public int[] read(String text) {
    String bare = text.strip();
    if (!bare.matches("64-41414-[0-3]_[0-3]{2}_[0-3]{3}")) {
      throw Encodings.wrong(
          name(), text, "is no cell of digits from 0 to 3 behind 64-41414-", EXAMPLE);
    }
    return Encodings.digits(bare.substring(PREFIX.length()).replace("_", ""));
  }

  /** Edges that carry nothing from the input to the output become zeros. */
  @Override
  public int[] canonical(int[] decisions) {
    boolean[] live = new MicroCell(decisions, DeadEdges.DROP).live();
    int[] canonical = decisions.clone();
    for (int edge = 0; edge < canonical.length; edge++) {
      canonical[edge] = live[edge] ? canonical[edge] : 0;
    }
    return canonical;
  }

  @Override
  public Network network(String name, int[] decisions, Task task, DeadEdges deadEdges) {
    return network(decisions, deadEdges).build(name, task);
  }

  /** The backbone alone, as the benchmark's tables count it. */
  Network backbone(int[] decisions, Task task, DeadEdges deadEdges) {
    return network(decisions, deadEdges).backbone("backbone", task);
  }

  private static TransNasNetwork network(int[] decisions, DeadEdges deadEdges) {
    return new TransNasNetwork(MODULES, new MicroCell(decisions, deadEdges));
  }
}
