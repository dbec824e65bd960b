package archsweep.cli;

import archsweep.config.TextFiles;
import archsweep.config.UserException;
import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.network.NetworkJson;
import archsweep.network.Rewrite.Weighted;
import archsweep.onnx.read.OnnxImport;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Networks as command lines name them: SPACE:ARCHITECTURE, a fixed network, a JSON or an ONNX file.
 */
final class NetworkArgument {

  private static final String MODEL = ".onnx";

  private NetworkArgument() {}

  /**
   * The network of a name, for the first task of its space.
   *
   * @throws UserException if there is none
   */
  static Network read(String network) {
    if (network.endsWith(".json")) {
      return NetworkJson.read(TextFiles.read(Path.of(network)), network);
    }
    if (isModel(network)) {
      return model(network).network();
    }
    int colon = network.indexOf(':');
    if (colon < 1) {
      SearchSpace alone = Spaces.named(network);
      if (!alone.size().equals(BigInteger.ONE)) {
        throw new UserException(
            "The space %s has %s architectures, and none of them is named."
                .formatted(network, alone.size()),
            "write it as %s:ARCHITECTURE, quoted for the shell.".formatted(network));
      }
      return alone.toNetwork(alone.decode(BigInteger.ZERO), alone.tasks().get(0), DeadEdges.DROP);
    }
    SearchSpace space = Spaces.named(network.substring(0, colon));
    return space.toNetwork(
        space.parse(network.substring(colon + 1)), space.tasks().get(0), DeadEdges.DROP);
  }

  /**
   * The network of a name with its weights: those of a model, or else as PyTorch draws them.
   *
   * @param seed what weights are drawn with
   * @throws UserException if there is none
   */
  static Weighted weighted(String network, long seed) {
    if (isModel(network)) {
      OnnxImport.Model model = model(network);
      return new Weighted(model.network(), model.parameters());
    }
    Network read = read(network);
    long bytes = Float.BYTES * read.parameterCount();
    long room = Runtime.getRuntime().maxMemory() / 2;
    if (bytes > room) {
      throw new UserException(
          "The weights of %s take %d MiB, and there is room for %d."
              .formatted(network, bytes >> 20, room >> 20),
          "give Java more memory by ARCHSWEEP_HEAP=16g; counts as params and flops need none.");
    }
    return new Weighted(read, Initialisation.PYTORCH_DEFAULT.draw(read, NetworkId.of(read), seed));
  }

  /** Whether a name is that of an ONNX file, perhaps with bindings. */
  static boolean isModel(String network) {
    return network.indexOf(MODEL) > 0;
  }

  /** A model, perhaps with {@code :INPUT=SIZES} for what it leaves open, joined by commas. */
  private static OnnxImport.Model model(String network) {
    int end = network.indexOf(MODEL) + MODEL.length();
    String file = network.substring(0, end);
    String rest = network.substring(end);
    Map<String, String> bindings = new LinkedHashMap<>();
    String[] texts = rest.isEmpty() ? new String[0] : rest.substring(1).split(",");
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (rest.charAt(0) != ':' || equals < 1) {
        throw new UserException(
            "Behind the model %s stands %s.".formatted(file, rest),
            "write it as %s:INPUT=batchx3x224x224,OTHER=16000.".formatted(file));
      }
      bindings.put(text.substring(0, equals), text.substring(equals + 1));
    }
    return OnnxImport.read(Path.of(file), bindings);
  }
}
