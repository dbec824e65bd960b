package archsweep.pipeline;

import archsweep.sweep.Objective;
import archsweep.sweep.Sweep;
import archsweep.table.RowStatus;
import archsweep.table.RunDirectory;
import archsweep.table.TableReader;
import archsweep.table.TableSchema;
import archsweep.table.Tables;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run holds when it ends, or when somebody asks.
 *
 * @param place its directory
 * @param distinct how many of its candidates differ in network or precision
 * @param statuses how many rows of scores and costs have each status other than ok
 */
public record RunSummary(
    String name,
    String place,
    List<Objective> objectives,
    long architectures,
    long candidates,
    long networks,
    long distinct,
    long scores,
    long costs,
    Map<String, Long> statuses,
    List<FrontSummary> fronts) {

  /** Reads what a run holds. */
  public static RunSummary of(Sweep sweep, RunDirectory run) throws IOException {
    Ownership ownership = Ownership.read(run);
    Map<String, Long> statuses = new TreeMap<>();
    long scores = count(run, Tables.SCORES, statuses);
    long costs = count(run, Tables.COSTS, statuses);
    return new RunSummary(
        sweep.name(),
        run.toString(),
        sweep.objectives(),
        sweep.architectures(),
        ownership.candidates(),
        ownership.networks().size(),
        ownership.distinct(),
        scores,
        costs,
        statuses,
        run.file("pareto.parquet").isPresent() ? FrontSummary.read(sweep, run) : List.of());
  }

  /** How many rows count as failures. */
  public long failures() {
    return statuses.entrySet().stream()
        .filter(entry -> RowStatus.of(entry.getKey()).failure())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static long count(RunDirectory run, TableSchema table, Map<String, Long> statuses)
      throws IOException {
    long count = 0;
    try (TableReader rows = run.rows(table, "status")) {
      while (rows.hasNext()) {
        String status = rows.next().text("status");
        count++;
        if (!status.equals(RowStatus.OK.text())) {
          statuses.merge(status, 1L, Long::sum);
        }
      }
    }
    return count;
  }
}
