package archsweep.space;

import archsweep.network.Network;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.Linear;
import archsweep.network.op.Op;
import archsweep.network.op.Window;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Layers with parameters, as texts with how often each occurs: branches may be written down in
 * another order than the reference runs them, and activations are functions in some references.
 */
final class GoldenLayers {

  private static final Set<String> COMPARED =
      Set.of("Conv1d", "Conv2d", "BatchNorm2d", "LayerNorm", "LayerNorm2d", "Linear");

  /** Modules that hide linear layers. */
  private static final Set<String> HIDING = Set.of("MultiheadAttention", "ShiftedWindowAttention");

  private GoldenLayers() {}

  static Map<String, Integer> of(JsonNode rows) {
    Map<String, Integer> layers = new TreeMap<>();
    boolean hidden = hidesLinear(rows);
    for (JsonNode row : rows) {
      String type = row.get(0).asText();
      if (COMPARED.contains(type) && !(hidden && type.equals("Linear"))) {
        long elements = 1;
        for (JsonNode size : row.get(1)) {
          elements *= size.asLong();
        }
        StringBuilder text = new StringBuilder(type.replace("LayerNorm2d", "LayerNorm"));
        text.append(' ').append(elements).append(' ').append(row.get(2)).append(' ');
        text.append(row.get(3).asLong());
        for (String key : List.of("cin", "fin", "k", "s", "p", "d", "g", "bias")) {
          if (row.path(4).has(key)) {
            text.append(' ').append(key).append(row.get(4).get(key).toString());
          }
        }
        layers.merge(text.toString(), 1, Integer::sum);
      }
    }
    return layers;
  }

  /** The layers of a network that the rows would tell of. */
  static Map<String, Integer> of(Network network, JsonNode rows) {
    Map<String, Integer> layers = new TreeMap<>();
    boolean hidden = hidesLinear(rows);
    boolean padded = pads(rows);
    for (int i = 0; i < network.layers().size(); i++) {
      Op op = network.layers().get(i).op();
      long parameters =
          network.parameters(i).stream()
              .filter(spec -> spec.kind().learned())
              .mapToLong(spec -> spec.shape().elements())
              .sum();
      String type = type(op);
      if (!type.isEmpty() && !(hidden && type.equals("Linear"))) {
        String text =
            "%s %d %d %d%s"
                .formatted(
                    type,
                    network.outputTypes(i).get(0).shape().elements(),
                    parameters,
                    network.counts(i).macs(),
                    attributes(op, network, i, padded));
        layers.merge(text, 1, Integer::sum);
      }
    }
    return layers;
  }

  private static boolean hidesLinear(JsonNode rows) {
    for (JsonNode row : rows) {
      if (HIDING.contains(row.get(0).asText())) {
        return true;
      }
    }
    return false;
  }

  /** Whether padding is a module of its own. */
  private static boolean pads(JsonNode rows) {
    for (JsonNode row : rows) {
      if (row.get(0).asText().equals("ZeroPad2d")) {
        return true;
      }
    }
    return false;
  }

  private static String type(Op op) {
    if (op instanceof Convolution convolution) {
      return "Conv%dd".formatted(convolution.window().rank());
    }
    if (op instanceof BatchNorm) {
      return "BatchNorm2d";
    }
    if (op instanceof LayerNorm) {
      return "LayerNorm";
    }
    return op instanceof Linear ? "Linear" : "";
  }

  private static String attributes(Op op, Network network, int position, boolean padded) {
    if (op instanceof Convolution convolution) {
      Window window = convolution.window();
      return " cin%d k%s s%s p%s d%s g%d bias%b"
          .formatted(
              network.inputTypes(position).get(0).shape().size(1),
              brief(window.kernel()),
              brief(window.stride()),
              padded ? "0" : brief(window.paddingBefore()),
              brief(window.dilation()),
              convolution.groups(),
              convolution.bias());
    }
    if (op instanceof Linear linear) {
      var shape = network.inputTypes(position).get(0).shape();
      return " fin%d bias%b".formatted(shape.size(shape.rank() - 1), linear.bias());
    }
    return "";
  }

  private static String brief(List<Integer> values) {
    return values.stream().distinct().count() == 1
        ? values.get(0).toString()
        : values.toString().replace(" ", "");
  }
}
