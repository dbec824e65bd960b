package archsweep.cli;

import archsweep.config.TextFiles;
import archsweep.config.UserException;
import archsweep.network.Network;
import archsweep.network.NetworkJson;
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
    int model = network.indexOf(".onnx");
    if (model > 0) {
      return onnx(network.substring(0, model + 5), network.substring(model + 5));
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

  /** A model, perhaps with {@code :INPUT=SIZES} for what it leaves open, joined by commas. */
  private static Network onnx(String file, String rest) {
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
    return OnnxImport.read(Path.of(file), bindings).network();
  }
}
