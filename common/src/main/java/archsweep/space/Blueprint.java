package archsweep.space;

import archsweep.network.Network;
import archsweep.space.SearchSpace.Choice;
import java.util.List;
import java.util.Map;

/**
 * What a space of independent choices needs to say; {@link ProductSpace} makes a {@link
 * SearchSpace} of it. Decisions are an array with one entry for each of {@link #choices}: the place
 * of the option that is taken. Implementations are immutable.
 */
public interface Blueprint {

  /** As sweep files call the space. */
  String name();

  /** Raised whenever the same decisions come to mean another network. */
  default int version() {
    return 1;
  }

  /** The tasks for which networks are built. */
  List<Task> tasks();

  /** What is decided; the first choice is the slowest of the index. */
  List<Choice> choices();

  /** The text that the field uses for decisions. */
  String write(int[] decisions);

  /**
   * The inverse of {@link #write}; also reads other notations.
   *
   * @throws archsweep.config.UserException if the text is none
   */
  int[] read(String text);

  /** The texts that other tools have for decisions, by tool; {@link #read} reads each of them. */
  default Map<String, String> notations(int[] decisions) {
    return Map.of();
  }

  /** Decisions whose executed network is known to be the same; equal for all of a class. */
  default int[] canonical(int[] decisions) {
    return decisions;
  }

  /** The class under which public tables know an architecture. */
  default String functionId(int[] decisions) {
    return write(canonical(decisions));
  }

  /**
   * Whether some networks have edges that lead nowhere; where none has, a network as declared and
   * as executed are the same.
   */
  default boolean hasDeadEdges() {
    return false;
  }

  /**
   * The network of decisions.
   *
   * @param name of the network
   */
  Network network(String name, int[] decisions, Task task, DeadEdges deadEdges);
}
