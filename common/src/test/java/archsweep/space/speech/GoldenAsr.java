package archsweep.space.speech;

import archsweep.network.Network;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.space.DeadEdges;
import archsweep.space.Task;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The networks of the rows of NAS-Bench-ASR. */
public final class GoldenAsr {

  private GoldenAsr() {}

  public static Map<String, Network> networks(JsonNode row) {
    Task shorter = new Task("short", TensorType.real(Shape.batched(80, 100)), 25 * 49);
    Task odd = new Task("odd", TensorType.real(Shape.batched(80, 301)), 76 * 49);
    return Map.of(
        "", network(row, true, NasBenchAsr.TIMIT),
        "/output_shape_T301", network(row, true, odd),
        "/no_rnn", network(row, false, NasBenchAsr.TIMIT),
        "/no_rnn_T100", network(row, false, shorter));
  }

  private static Network network(JsonNode row, boolean recurrent, Task task) {
    NasBenchAsr space = new NasBenchAsr(recurrent);
    return space.network(
        "golden", space.read(row.get("arch_vec").toString()), task, DeadEdges.KEEP);
  }
}
