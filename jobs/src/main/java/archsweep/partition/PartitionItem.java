package archsweep.partition;

import archsweep.identity.Hashes;
import java.io.Serializable;
import java.util.List;

/**
 * An instance to place, as executors get it.
 *
 * @param network as the file names it
 * @param system the name and version; "own" for the devices of an instance
 * @param instance as JSON
 * @param powersW of its devices; empty where unknown
 */
public record PartitionItem(String network, String system, String instance, List<Double> powersW)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int DIGITS = 16;

  public PartitionItem {
    powersW = List.copyOf(powersW);
  }

  /**
   * The hash of all that its placements follow from: operators, times, memory, links, communication
   * and power, whatever files or cost models they came from.
   */
  String inputs() {
    return Hashes.digest(instance + "\n" + powersW).substring(0, DIGITS);
  }
}
