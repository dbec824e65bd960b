package archsweep.space.speech;

import archsweep.network.Network;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.space.Blueprint;
import archsweep.space.DeadEdges;
import archsweep.space.Encodings;
import archsweep.space.SearchSpace.Choice;
import archsweep.space.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * NAS-Bench-ASR (Mehrotra et al., ICLR 2021): cells of three nodes, each a main operation on the
 * node before plus skips from any node before; 12 24 48 = 13,824, of which the benchmark tells
 * 8,242 apart. The text is the benchmark's, such as {@code [[1, 0], [2, 0, 1], [5, 1, 0, 0]]}.
 */
public final class NasBenchAsr implements Blueprint {

  /** Three seconds of TIMIT, 80 features every 10 ms; 75 steps of 48 phonemes and a blank. */
  static final Task TIMIT = new Task("timit", TensorType.real(Shape.batched(80, 300)), 75 * 49);

  static final int NODES = 3;
  private static final String EXAMPLE = "[[1, 0], [2, 0, 1], [5, 1, 0, 0]]";

  private final boolean recurrent;

  /** With the LSTM before the classifier, as the benchmark trained it. */
  public NasBenchAsr() {
    this(true);
  }

  NasBenchAsr(boolean recurrent) {
    this.recurrent = recurrent;
  }

  @Override
  public String name() {
    return "nas-bench-asr";
  }

  @Override
  public List<Task> tasks() {
    return List.of(TIMIT);
  }

  @Override
  public List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    for (int node = 1; node <= NODES; node++) {
      choices.add(new Choice("operation of node " + node, CellAsr.OPERATIONS));
      for (int source = 0; source < node; source++) {
        choices.add(new Choice("skip %d-%d".formatted(source, node), List.of("absent", "present")));
      }
    }
    return choices;
  }

  @Override
  public String write(int[] d) {
    return "[[%d, %d], [%d, %d, %d], [%d, %d, %d, %d]]"
        .formatted(d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8]);
  }

  @Override
  public int[] read(String text) {
    int[] decisions = Encodings.numbers(text).stream().mapToInt(n -> n).toArray();
    List<Choice> choices = choices();
    if (decisions.length != choices.size()) {
      String reason = "has %d numbers instead of 9".formatted(decisions.length);
      throw Encodings.wrong(name(), text, reason, EXAMPLE);
    }
    for (int i = 0; i < decisions.length; i++) {
      if (decisions[i] < 0 || decisions[i] >= choices.get(i).options().size()) {
        throw Encodings.wrong(
            name(), text, "has %d as its number %d".formatted(decisions[i], i + 1), EXAMPLE);
      }
    }
    return decisions;
  }

  /** Nodes that nothing reads become zeros without skips. */
  @Override
  public int[] canonical(int[] decisions) {
    return new CellAsr(decisions).live();
  }

  /** The hash of the benchmark's minimised graph. */
  @Override
  public String functionId(int[] decisions) {
    return new CellAsr(decisions).hash();
  }

  @Override
  public Network network(String title, int[] decisions, Task task, DeadEdges deadEdges) {
    CellAsr cell = new CellAsr(deadEdges == DeadEdges.DROP ? canonical(decisions) : decisions);
    return new NetworkAsr(cell, recurrent).build(title, task);
  }
}
