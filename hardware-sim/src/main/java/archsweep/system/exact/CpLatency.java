package archsweep.system.exact;

import archsweep.system.bound.CriticalPaths;
import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.Schedule;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.IntervalVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * The CP-SAT model of the makespan: an optional interval for each operator on each device, no two
 * of which overlap on one; transfers as differences of starts that hold where both ends are placed
 * so, or, where they take up links or devices, as intervals too ({@link CpTransfers}). Heads and
 * tails of {@link CriticalPaths} bound starts by device.
 */
final class CpLatency {

  private final Instance instance;
  private final Ticks ticks;
  private final long horizon;
  private final CpModel model = new CpModel();
  private final CpAssignment assignment;
  private final IntVar[] starts;
  private final LinearExpr[] ends;
  private final IntVar makespan;
  private final List<List<IntervalVar>> perDevice = new ArrayList<>();
  private final CpTransfers transfers;

  /**
   * Builds the model.
   *
   * @param horizon the makespan of a known schedule, in ticks
   * @param bound what no schedule can beat, in ticks
   */
  CpLatency(Instance instance, Ticks ticks, long horizon, long bound) {
    this.instance = instance;
    this.ticks = ticks;
    this.horizon = horizon;
    this.assignment = new CpAssignment(instance, model);
    this.starts = new IntVar[instance.size()];
    this.ends = new LinearExpr[instance.size()];
    this.makespan = model.newIntVar(Math.min(bound, horizon), horizon, "makespan");
    this.transfers = new CpTransfers(instance, ticks, model, assignment, horizon, perDevice);
    intervals();
    for (int e = 0; e < instance.edges().size(); e++) {
      precedence(e);
    }
    perDevice.forEach(model::addNoOverlap);
    transfers.limitChannels();
    model.minimize(makespan);
  }

  CpModel model() {
    return model;
  }

  /** Suggests a known schedule. */
  void hint(Schedule schedule) {
    assignment.hint(schedule.assignment());
    for (int i = 0; i < starts.length; i++) {
      model.addHint(starts[i], Math.min(horizon, ticks.down(schedule.start(i))));
    }
    transfers.hint(schedule);
    model.addHint(makespan, horizon);
  }

  int[] devices(CpSolver solver) {
    return assignment.devices(solver);
  }

  /** When the solver starts an operator, in ticks. */
  long start(CpSolver solver, int operator) {
    return solver.value(starts[operator]);
  }

  /** When the solver starts the transfer of an edge to a device, in ticks. */
  long transferStart(CpSolver solver, int edge, int to) {
    return transfers.start(solver, edge, to);
  }

  private void intervals() {
    CriticalPaths paths = CriticalPaths.of(instance);
    for (int k = 0; k < instance.deviceCount(); k++) {
      perDevice.add(new ArrayList<>());
    }
    for (int i = 0; i < starts.length; i++) {
      long earliest = Math.min(horizon, floor(paths.release(i)));
      starts[i] = model.newIntVar(earliest, horizon, "");
      LinearExprBuilder end = LinearExpr.newBuilder().add(starts[i]);
      for (int k = 0; k < instance.deviceCount(); k++) {
        if (!instance.supports(i, k)) {
          continue;
        }
        BoolVar here = assignment.on(i, k);
        long time = ticks.down(instance.time(i, k));
        end.addTerm(here, time);
        perDevice.get(k).add(model.newOptionalFixedSizeIntervalVar(starts[i], time, here, ""));
        long release = floor(paths.release(i, k));
        if (release > earliest) {
          model.addGreaterOrEqual(starts[i], release).onlyEnforceIf(here);
        }
        model
            .addLessOrEqual(
                LinearExpr.newBuilder()
                    .add(starts[i])
                    .add(time + floor(paths.delivery(i, k)))
                    .build(),
                makespan)
            .onlyEnforceIf(here);
      }
      ends[i] = end.build();
      model.addLessOrEqual(ends[i], makespan);
    }
  }

  /** Sums of rounded times can be one tick short for each term; so can the sum rounded down. */
  private long floor(double time) {
    return ticks.exact() ? ticks.down(time) : Math.max(0, ticks.down(time) - 2L * instance.size());
  }

  private void precedence(int e) {
    Edge edge = instance.edges().get(e);
    int from = edge.source();
    int to = edge.target();
    model.addLessOrEqual(ends[from], starts[to]);
    if (instance.communication().occupies()) {
      transfers.add(e, ends[from], starts[to]);
      return;
    }
    for (int k = 0; k < instance.deviceCount(); k++) {
      if (!instance.supports(from, k)) {
        continue;
      }
      for (int l = 0; l < instance.deviceCount(); l++) {
        long delay = ticks.down(instance.transfer(e, k, l));
        if (delay > 0 && instance.supports(to, l)) {
          model
              .addLessOrEqual(
                  LinearExpr.newBuilder()
                      .add(starts[from])
                      .add(ticks.down(instance.time(from, k)) + delay)
                      .build(),
                  starts[to])
              .onlyEnforceIf(new BoolVar[] {assignment.on(from, k), assignment.on(to, l)});
        }
      }
    }
  }
}
