package archsweep.table;

import java.io.Serializable;
import java.util.List;

/**
 * What one task computes and commits as one file.
 *
 * @param id such as {@code scores-0003-00012}: the table, the plan, the place in the plan
 * @param table the name of its table
 * @param blocks its items
 */
public record Chunk(String id, String table, List<Block> blocks) implements Serializable {
  private static final long serialVersionUID = 1L;

  public Chunk {
    blocks = List.copyOf(blocks);
    if (!id.startsWith(table + "-") || blocks.isEmpty()) {
      throw new IllegalArgumentException("The chunk (%s) of %s is none.".formatted(id, table));
    }
  }

  /** How many items it has. */
  public long size() {
    return blocks.stream().mapToLong(Block::size).sum();
  }
}
