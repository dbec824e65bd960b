package archsweep.pipeline;

import archsweep.sweep.Objective;
import archsweep.sweep.Sweep;
import archsweep.table.Row;
import archsweep.table.RowReader;
import archsweep.table.RunDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The front of a device, for people.
 *
 * @param feasible how many candidates meet the constraints there
 * @param members all candidates of the front, and of the others so many that a drawing is full
 */
public record FrontSummary(String device, long feasible, List<Member> members) {

  private static final int MOST_OTHERS = 2000;

  /**
   * A candidate on a device.
   *
   * @param values of the objectives, in their order
   * @param onFront whether no feasible candidate dominates it
   */
  public record Member(
      String candidateId,
      String architecture,
      String scheme,
      List<OptionalDouble> values,
      boolean onFront,
      boolean knee) {

    /** The value of an objective, NaN where there is none. */
    public double value(int objective) {
      return values.get(objective).orElse(Double.NaN);
    }
  }

  /** Reads pareto.parquet. */
  static List<FrontSummary> read(Sweep sweep, RunDirectory run) throws IOException {
    Map<String, List<Member>> members = new LinkedHashMap<>();
    Map<String, Long> feasible = new LinkedHashMap<>();
    sweep.devices().forEach(device -> members.put(device.name(), new ArrayList<>()));
    try (RowReader rows = run.readSingle("pareto")) {
      long others = rows.footer().rows() / sweep.devices().size();
      long stride = Math.max(1, others / MOST_OTHERS);
      for (long i = 0; rows.hasNext(); i++) {
        Row row = rows.next();
        String device = row.text("device");
        feasible.merge(device, row.flag("is_feasible") ? 1L : 0L, Long::sum);
        if (row.flag("is_pareto") || i % stride == 0) {
          members.get(device).add(member(row, sweep.objectives()));
        }
      }
    }
    List<FrontSummary> fronts = new ArrayList<>();
    members.forEach(
        (device, list) ->
            fronts.add(new FrontSummary(device, feasible.getOrDefault(device, 0L), list)));
    return fronts;
  }

  private static Member member(Row row, List<Objective> objectives) {
    return new Member(
        row.text("candidate_id"),
        row.text("architecture"),
        row.text("scheme"),
        objectives.stream().map(objective -> row.numeric(objective.metric())).toList(),
        row.flag("is_pareto"),
        row.flag("is_knee"));
  }
}
