package archsweep.table;

import java.util.List;
import java.util.Set;

/** All plans of a run, in their order. */
public record Plans(List<Plan> plans) {

  public Plans {
    plans = List.copyOf(plans);
  }

  /** The number that the next plan has to have. */
  public int nextNumber() {
    return plans.isEmpty() ? 1 : plans.get(plans.size() - 1).number() + 1;
  }

  /** The chunks of a table, over all plans. */
  public List<Chunk> chunks(TableSchema table) {
    return plans.stream()
        .flatMap(plan -> plan.chunks().stream())
        .filter(chunk -> chunk.table().equals(table.name()))
        .toList();
  }

  /** The chunks of a table that are not committed: what a resumed run finishes first. */
  public List<Chunk> open(TableSchema table, Set<String> committed) {
    return chunks(table).stream().filter(chunk -> !committed.contains(chunk.id())).toList();
  }

  /** Which items of a table the plans hold, committed or not. */
  public Coverage covered(TableSchema table) {
    return new Coverage(chunks(table));
  }
}
