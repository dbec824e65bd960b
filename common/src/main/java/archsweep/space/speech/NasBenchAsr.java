package archsweep.space.speech;

import archsweep.network.Network;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.space.Blueprint;
import archsweep.space.DeadEdges;
import archsweep.space.EncodingReader;
import archsweep.space.SearchSpace.Choice;
import archsweep.space.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

  /** Also reads the tuples of NASLib. */
  @Override
  public int[] read(String text) {
    EncodingReader reader = new EncodingReader(name(), text, EXAMPLE);
    List<Choice> choices = choices();
    int[] decisions = new int[choices.size()];
    int place = 0;
    reader.open();
    for (int node = 1; node <= NODES; node++) {
      reader.open();
      for (int number = 0; number <= node; number++) {
        if (number > 0) {
          reader.expect(',');
        }
        int most = choices.get(place).options().size() - 1;
        decisions[place] = reader.number(0, most, "the " + choices.get(place).name());
        place++;
      }
      reader.close();
      if (node < NODES) {
        reader.expect(',');
      }
    }
    reader.close();
    reader.end();
    return decisions;
  }

  @Override
  public Map<String, String> notations(int[] decisions) {
    return Map.of("naslib", write(decisions).replace('[', '(').replace(']', ')'));
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
  public boolean hasDeadEdges() {
    return true;
  }

  @Override
  public Network network(String title, int[] decisions, Task task, DeadEdges deadEdges) {
    CellAsr cell = new CellAsr(deadEdges == DeadEdges.DROP ? canonical(decisions) : decisions);
    return new NetworkAsr(cell, recurrent).build(title, task);
  }
}
