package archsweep.space.transnas;

import archsweep.network.Network;
import archsweep.space.Blueprint;
import archsweep.space.DeadEdges;
import archsweep.space.EncodingReader;
import archsweep.space.SearchSpace.Choice;
import archsweep.space.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

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

  /** Also reads the tuples of NASLib, which have the digits in the same order. */
  @Override
  public int[] read(String text) {
    EncodingReader reader = new EncodingReader(name(), text, EXAMPLE);
    int[] decisions = new int[MicroCell.EDGES];
    boolean tuple = reader.opens();
    if (!tuple) {
      reader.expect(PREFIX);
    }
    for (int edge = 0; edge < decisions.length; edge++) {
      if (tuple && edge > 0) {
        reader.expect(',');
      } else if (edge == 1 || edge == 3) {
        reader.expect('_');
      }
      decisions[edge] = reader.digit(OPERATIONS.size() - 1, "operation %d".formatted(edge + 1));
    }
    if (tuple) {
      reader.close();
    }
    reader.end();
    return decisions;
  }

  /**
   * As {@code convert_op_indices_micro_to_str} of NASLib has it, with which its tables are read.
   */
  @Override
  public Map<String, String> notations(int[] decisions) {
    return Map.of("naslib", Arrays.toString(decisions).replace('[', '(').replace(']', ')'));
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
  public boolean hasDeadEdges() {
    return true;
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
