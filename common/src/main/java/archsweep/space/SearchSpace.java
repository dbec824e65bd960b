package archsweep.space;

import archsweep.network.Network;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A set of architectures, each of which has an index, a text and a network. Implementations are
 * immutable, so that all threads of an executor share one.
 *
 * <p>To add one: implement this, add a line to {@link Spaces}; the contract test then runs over it.
 */
public interface SearchSpace {

  /** As sweep files call it, such as "nas-bench-201". */
  String name();

  /** Raised whenever the same index or text comes to mean another network. */
  int version();

  /** How many indices there are; isomorphic architectures count each. */
  BigInteger size();

  /** The choices that make up an architecture, for people who plan a sweep. */
  List<Choice> choices();

  /** For each of {@link #choices} the place of the option that an architecture takes. */
  List<Integer> decisions(Architecture architecture);

  /** The tasks for which the space builds networks. */
  List<Task> tasks();

  /**
   * The architecture at an index.
   *
   * @throws IndexOutOfBoundsException unless 0 &lt;= index &lt; size
   */
  Architecture decode(BigInteger index);

  /** The inverse of {@link #decode}. */
  BigInteger encode(Architecture architecture);

  /**
   * Reads an architecture in any of the notations that the space understands.
   *
   * @throws archsweep.config.UserException if the text is none
   */
  Architecture parse(String text);

  /**
   * The texts that other tools have for an architecture, by tool or notation; {@link #parse} reads
   * each of them.
   */
  default Map<String, String> notations(Architecture architecture) {
    return Map.of();
  }

  /** Draws uniformly over the indices. */
  default Architecture sample(RandomGenerator random) {
    BigInteger size = size();
    BigInteger index;
    do {
      byte[] bits = new byte[(size.bitLength() + 7) / 8];
      random.nextBytes(bits);
      int unused = 8 * bits.length - size.bitLength();
      bits[0] &= (byte) (0xff >>> unused);
      index = new BigInteger(1, bits);
    } while (index.compareTo(size) >= 0);
    return decode(index);
  }

  /** All architectures that differ in one choice; b is a neighbour of a just when a is one of b. */
  List<Architecture> neighbours(Architecture architecture);

  /**
   * One architecture for all of those whose executed networks the space knows to be isomorphic. Two
   * architectures with equal canonical forms have equal {@link archsweep.network.NetworkId}s.
   */
  Architecture canonical(Architecture architecture);

  /**
   * The class under which public tables know the architecture. It may merge architectures that
   * compute the same function with other parameters, so it is good for joining and for splitting,
   * never for sharing scores.
   */
  String functionId(Architecture architecture);

  /**
   * Whether some networks have edges that lead nowhere; where none has, a network as declared and
   * as executed are the same.
   */
  default boolean hasDeadEdges() {
    return false;
  }

  /** The network, as declared or as executed. */
  Network toNetwork(Architecture architecture, Task task, DeadEdges deadEdges);

  /**
   * One decision of an architecture.
   *
   * @param name what is decided, such as the operator of an edge
   * @param options what it may be
   */
  record Choice(String name, List<String> options) {
    public Choice {
      options = List.copyOf(options);
    }
  }
}
