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
    if (network.endsWith(".onnx")) {
      return OnnxImport.read(Path.of(network), Map.of()).network();
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
}
