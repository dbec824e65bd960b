package archsweep.onnx.read;

import archsweep.config.TextFiles;
import archsweep.config.UserException;
import archsweep.network.Network;
import archsweep.network.Parameters;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads an ONNX model as a network with its weights. Constants are folded, Ifs whose condition is
 * known are replaced by the branch they take, and what many exporters spell out (layer
 * normalisation, swish, a linear layer's bias) is recognised. What is not supported is refused with
 * the name of its node. The batch, the first axis of each input, stays open.
 */
public final class OnnxImport {

  /** A model in memory takes the file, its tensors, what is folded and what is being made. */
  private static final int COPIES = 4;

  private OnnxImport() {}

  /**
   * A network as it was read.
   *
   * @param parameters the values of all of the network's parameters
   */
  public record Model(Network network, Parameters parameters) {}

  /**
   * Reads a file.
   *
   * @param bindings for inputs of the model, by name: {@code 1x3x48x320}, where {@code batch}
   *     stands for the open axis; or the value of a number, as {@code 16000}
   * @throws UserException if it is no model, or has what is not supported
   */
  public static Model read(Path file, Map<String, String> bindings) {
    try {
      long size = Files.size(file);
      long room = Runtime.getRuntime().maxMemory() / COPIES;
      if (size > Math.min(room, Integer.MAX_VALUE - 16)) {
        throw new UserException(
            "The model %s has %d bytes, and there is room for %d.".formatted(file, size, room),
            "give Java more memory by ARCHSWEEP_HEAP=16g; a model of 2 GiB or more cannot be read.");
      }
      return read(Files.readAllBytes(file), bindings);
    } catch (IOException e) {
      throw TextFiles.unreadable(file, e);
    } catch (OutOfMemoryError e) {
      throw new UserException(
          "The model %s does not fit into Java's memory.".formatted(file),
          "give Java more memory by ARCHSWEEP_HEAP=16g.");
    } catch (UserException e) {
      throw new UserException("In %s: %s".formatted(file, e.problem()), e.advice());
    }
  }

  /** Reads the bytes of a file. */
  public static Model read(byte[] bytes, Map<String, String> bindings) {
    return read(bytes, bindings, Room.ofHeap());
  }

  static Model read(byte[] bytes, Map<String, String> bindings, Room room) {
    ProtoFields model = new ProtoFields(ByteString.copyFrom(bytes));
    if (!model.has(7)) {
      throw new DamagedModelException("it has no graph");
    }
    OnnxGraph graph = OnnxGraph.read(model.message(7));
    Bindings bound = new Bindings(graph.inputs(), bindings);
    return new GraphReader(graph, opset(model), bound, room).read();
  }

  private static int opset(ProtoFields model) {
    for (ProtoFields set : model.messages(8)) {
      if (set.text(1).isEmpty() || set.text(1).equals("ai.onnx")) {
        return (int) set.number(2);
      }
    }
    throw new DamagedModelException("it names no version of ONNX's operators");
  }
}
