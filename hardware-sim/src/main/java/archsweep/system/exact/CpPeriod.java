package archsweep.system.exact;

import archsweep.system.Effort;
import archsweep.system.Solution;
import archsweep.system.bound.LowerBounds;
import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.instance.PeriodModel;
import archsweep.system.schedule.ListScheduler;
import archsweep.system.schedule.Periods;
import archsweep.system.schedule.Schedule;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The CP-SAT model of the period: no load of the instance's {@link PeriodModel} is above it. A
 * transfer is on a link where its ends are placed so; in {@link PeriodModel#HOST_TRANSFERS} a
 * tensor passes the border of a device where its maker is there and a reader is not, or the other
 * way round. Of the {@link archsweep.system.instance.Communication}, single copies count once,
 * serial links add up over channels, and blocking transfers are a load of both their devices.
 */
public final class CpPeriod {

  private final Instance instance;
  private final Ticks ticks;
  private final CpModel model = new CpModel();
  private final CpAssignment assignment;
  private final IntVar period;
  private final LinearExprBuilder[] loads;
  private final LinearExprBuilder[] channels;

  private CpPeriod(Instance instance, Ticks ticks, long horizon, long bound) {
    this.instance = instance;
    this.ticks = ticks;
    this.assignment = new CpAssignment(instance, model);
    this.period = model.newIntVar(Math.min(bound, horizon), horizon, "period");
    this.loads = new LinearExprBuilder[instance.deviceCount()];
    Arrays.setAll(loads, k -> LinearExpr.newBuilder());
    this.channels = new LinearExprBuilder[instance.channelCount()];
    Arrays.setAll(channels, c -> LinearExpr.newBuilder());
    boolean blocking = blocking();
    for (int k = 0; k < instance.deviceCount(); k++) {
      addOperators(k);
      if (!blocking) {
        model.addLessOrEqual(loads[k], period);
      }
      for (int l = 0; l < instance.deviceCount(); l++) {
        if (k != l && (blocking || instance.periodModel() == PeriodModel.COMPUTE_AND_LINK)) {
          send(k, l);
        }
      }
    }
    for (LinearExprBuilder load : blocking ? loads : new LinearExprBuilder[0]) {
      model.addLessOrEqual(load, period);
    }
    for (LinearExprBuilder load : serial() ? channels : new LinearExprBuilder[0]) {
      model.addLessOrEqual(load, period);
    }
    model.minimize(period);
  }

  static Solution solve(
      Instance instance, LowerBounds bounds, Optional<Schedule> known, Effort effort) {
    double horizon =
        known
            .map(schedule -> Periods.of(instance, schedule.assignment()))
            .orElseGet(() -> Horizon.of(instance));
    return new Run(instance, horizon, bounds.period(), known).solve(CpRun.solver(effort));
  }

  /**
   * Looks for a better assignment within a limit of deterministic work.
   *
   * @param bound what no assignment can beat
   * @return a schedule whose period is at most that of the one known
   */
  public static Schedule improve(
      Instance instance, double bound, Schedule known, double work, long seed) {
    CpSolver solver = CpRun.solver(new Effort(3600, 1, seed));
    solver.getParameters().setMaxDeterministicTime(work);
    double horizon = Periods.of(instance, known.assignment());
    return new Run(instance, horizon, bound, Optional.of(known)).solve(solver).schedule();
  }

  private record Run(Instance instance, double horizon, double bound, Optional<Schedule> known) {

    Solution solve(CpSolver solver) {
      Ticks ticks = Ticks.of(instance, horizon);
      CpPeriod built = new CpPeriod(instance, ticks, ticks.up(horizon), least(ticks));
      known.ifPresent(schedule -> built.assignment.hint(schedule.assignment()));
      CpSolverStatus status = CpRun.solve(solver, built.model);
      if (!CpRun.found(status)) {
        return Exact.withoutSolution(instance, status, known, bound);
      }
      int[] devices = built.assignment.devices(solver);
      Schedule best =
          known
              .filter(schedule -> period(schedule.assignment()) <= period(devices))
              .orElseGet(() -> new ListScheduler(instance).schedule(devices));
      return new Solution(best, ticks.time(Math.ceil(solver.bestObjectiveBound() - 1e-6)));
    }

    private double period(int[] devices) {
      return Periods.of(instance, devices);
    }

    private long least(Ticks ticks) {
      long rounding = 2L * (instance.size() + instance.edges().size());
      return ticks.exact() ? ticks.up(bound) : Math.max(0, ticks.down(bound) - rounding);
    }
  }

  private boolean blocking() {
    return instance.communication().blocking()
        && instance.periodModel() != PeriodModel.HOST_TRANSFERS;
  }

  private boolean serial() {
    return instance.communication().serialLinks()
        && instance.periodModel() == PeriodModel.COMPUTE_AND_LINK;
  }

  private void addOperators(int device) {
    for (int i = 0; i < instance.size(); i++) {
      if (instance.supports(i, device)) {
        loads[device].addTerm(assignment.on(i, device), ticks.down(instance.time(i, device)));
      }
    }
    if (instance.periodModel() == PeriodModel.HOST_TRANSFERS
        && !instance.devices().get(device).host()) {
      addBorder(loads[device], device);
    }
  }

  private void send(int from, int to) {
    LinearExprBuilder load = LinearExpr.newBuilder();
    Map<Integer, BoolVar> cuts = new HashMap<>();
    for (int e = 0; e < instance.edges().size(); e++) {
      long time = ticks.down(instance.transfer(e, from, to));
      Edge edge = instance.edges().get(e);
      if (time > 0
          && instance.supports(edge.source(), from)
          && instance.supports(edge.target(), to)) {
        BoolVar cut = cuts.get(instance.cargo(e));
        if (cut == null) {
          cut = model.newBoolVar("");
          cuts.put(instance.cargo(e), cut);
          load.addTerm(cut, time);
          if (blocking()) {
            loads[from].addTerm(cut, time);
            loads[to].addTerm(cut, time);
          }
        }
        model.addBoolOr(
            new Literal[] {
              cut, assignment.on(edge.source(), from).not(), assignment.on(edge.target(), to).not()
            });
      }
    }
    if (serial()) {
      channels[instance.channel(from, to)].add(load);
    } else if (instance.periodModel() == PeriodModel.COMPUTE_AND_LINK) {
      model.addLessOrEqual(load, period);
    }
  }

  private void addBorder(LinearExprBuilder load, int device) {
    for (int i = 0; i < instance.size(); i++) {
      double size = 0;
      for (int e : instance.out(i)) {
        size = Math.max(size, instance.edges().get(e).size());
      }
      if (ticks.down(size) == 0) {
        continue;
      }
      BoolVar crosses = model.newBoolVar("");
      load.addTerm(crosses, ticks.down(size));
      for (int e : instance.out(i)) {
        BoolVar here = assignment.on(i, device);
        BoolVar there = assignment.on(instance.edges().get(e).target(), device);
        model.addBoolOr(new Literal[] {crosses, here.not(), there});
        model.addBoolOr(new Literal[] {crosses, here, there.not()});
      }
    }
  }
}
