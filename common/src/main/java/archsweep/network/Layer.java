package archsweep.network;

import archsweep.network.op.Op;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An operator at its place in a network.
 *
 * @param name unique in the network
 * @param inputs where its inputs come from, in order
 * @param parameters for each role of the operator's parameters the name under which the network
 *     knows it; two layers that give the same name share the parameter
 */
public record Layer(String name, Op op, List<Source> inputs, Map<String, String> parameters) {

  public Layer {
    inputs = List.copyOf(inputs);
    parameters =
        parameters.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** A layer whose parameters are its own, under the names {@code name.role}. */
  public Layer(String name, Op op, List<Source> inputs) {
    this(name, op, inputs, Map.of());
  }

  /** The network's name for the parameter of this role. */
  public String parameter(String role) {
    return parameters.getOrDefault(role, name + "." + role);
  }
}
