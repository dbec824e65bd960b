package archsweep.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a chunk: every combination of its precision schemes, places in the sample and columns.
 *
 * @param schemes the names of precision schemes
 * @param ordinals the architectures, by their place in the sweep's sample
 * @param columns the proxies or devices; for candidates, the table's own name
 */
public record Block(List<String> schemes, Ordinals ordinals, List<String> columns)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public Block {
    schemes = List.copyOf(schemes);
    columns = List.copyOf(columns);
    if (schemes.isEmpty() || columns.isEmpty() || ordinals.isEmpty()) {
      throw new IllegalArgumentException("A block must have items, but this has none.");
    }
  }

  /** How many items it has. */
  public long size() {
    return (long) schemes.size() * ordinals.size() * columns.size();
  }

  /** Blocks that have the same items together, with at most so many architectures each. */
  public List<Block> split(int most) {
    int[] members = ordinals.stream().toArray();
    List<Block> parts = new ArrayList<>();
    for (int first = 0; first < members.length; first += most) {
      int end = Math.min(first + most, members.length);
      parts.add(new Block(schemes, Ordinals.ofSorted(members, first, end), columns));
    }
    return parts;
  }
}
