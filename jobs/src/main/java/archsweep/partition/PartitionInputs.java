package archsweep.partition;

import archsweep.table.Chunk;
import archsweep.table.Row;
import archsweep.table.RunLocation;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

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

  /** The item of a network on a system with some inputs; none if they have changed since. */
  Optional<PartitionItem> item(String network, PlacementColumn column) {
    return items.stream()
        .filter(item -> item.network().equals(network))
        .filter(item -> item.system().equals(column.system()))
        .filter(item -> item.inputs().equals(column.inputs()))
        .findFirst();
  }

  /** Whether everything that a chunk asks for can still be computed. */
  boolean knows(Chunk chunk) {
    return chunk.blocks().stream()
        .allMatch(
            block ->
                block.schemes().stream()
                    .allMatch(
                        network ->
                            block.columns().stream()
                                .map(PlacementColumn::parse)
                                .allMatch(column -> item(network, column).isPresent())));
  }

  /** Whether a row is of this network on this system as it no longer is. */
  boolean outdated(Row row) {
    return items.stream()
            .anyMatch(
                item ->
                    item.network().equals(row.text("network"))
                        && item.system().equals(row.text("system")))
        && item(row.text("network"), PlacementColumn.of(row)).isEmpty();
  }
}
