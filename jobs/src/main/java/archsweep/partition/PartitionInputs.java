package archsweep.partition;

import archsweep.table.RunLocation;
import java.io.Serializable;
import java.util.List;

/**
 * What every executor has to know.
 *
 * @param items by network and system
 */
public record PartitionInputs(List<PartitionItem> items, RunLocation location, long seed)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public PartitionInputs {
    items = List.copyOf(items);
  }

  /** The item of a network on a system. */
  PartitionItem item(String network, String system) {
    return items.stream()
        .filter(item -> item.network().equals(network) && item.system().equals(system))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("No item of %s on %s.".formatted(network, system)));
  }
}
