package archsweep.system.splitting;

import archsweep.system.exact.CpAssignment;
import archsweep.system.exact.Ticks;
import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.ListScheduler;
import archsweep.system.schedule.Schedule;
import archsweep.system.schedule.StartOrder;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.IntervalVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The CP-SAT model of a {@link Window}: as the whole model, with releases and tails. */
final class CpWindow {

  /** Modules that are spread over more of the schedule than this are left as they are. */
  private static final int LARGEST = 80;

  private final Window window;
  private final Instance inner;
  private final Ticks ticks;
  private final long horizon;
  private final CpModel model = new CpModel();
  private final CpAssignment assignment;
  private final IntVar[] starts;
  private final LinearExpr[] ends;
  private final IntVar makespan;

  private CpWindow(Window window, Ticks ticks, long horizon, long bound) {
    this.window = window;
    this.inner = window.inner();
    this.ticks = ticks;
    this.horizon = horizon;
    this.assignment = new CpAssignment(inner, model);
    this.starts = new IntVar[inner.size()];
    this.ends = new LinearExpr[inner.size()];
    this.makespan = model.newIntVar(Math.min(bound, horizon), horizon, "");
    intervals();
    for (int e = 0; e < inner.edges().size(); e++) {
      precedence(e);
    }
    chains();
    model.minimize(makespan);
  }

  /**
   * Solves a window anew.
   *
   * @param bound what no schedule of the whole instance can beat
   * @param work the most deterministic time of CP-SAT
   * @return a schedule of the whole instance; none if none was found
   */
  static Optional<Schedule> solve(
      Instance instance,
      Schedule schedule,
      List<Integer> module,
      Ticks ticks,
      double bound,
      double work,
      int seed) {
    Window window = new Window(instance, schedule, module);
    if (window.operators().size() > LARGEST) {
      return Optional.empty();
    }
    CpWindow model =
        new CpWindow(window, ticks, ticks.up(schedule.makespan()), ticks.down(bound * (1 - 1e-9)));
    model.hint();
    CpSolver solver = new CpSolver();
    solver.getParameters().setNumWorkers(1);
    solver.getParameters().setRandomSeed(seed);
    solver.getParameters().setMaxDeterministicTime(work);
    CpSolverStatus status = solver.solve(model.model);
    return status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE
        ? Optional.of(model.changed(instance, solver))
        : Optional.empty();
  }

  private void hint() {
    int[] devices = IntStream.range(0, starts.length).map(window::device).toArray();
    assignment.hint(devices);
    for (int i = 0; i < starts.length; i++) {
      model.addHint(starts[i], Math.min(horizon, ticks.down(window.start(i))));
    }
  }

  private Schedule changed(Instance instance, CpSolver solver) {
    int[] devices = assignment.devices(solver);
    long[] when =
        IntStream.range(0, inner.size()).mapToLong(i -> solver.value(starts[i])).toArray();
    List<Integer> order = StartOrder.of(inner, when, devices);
    return new ListScheduler(instance).schedule(window.devices(devices), window.order(order));
  }

  private void intervals() {
    List<List<IntervalVar>> perDevice = new ArrayList<>();
    for (int k = 0; k < inner.deviceCount(); k++) {
      perDevice.add(new ArrayList<>());
    }
    for (int i = 0; i < starts.length; i++) {
      starts[i] = model.newIntVar(0, horizon, "");
      LinearExprBuilder end = LinearExpr.newBuilder().add(starts[i]);
      for (int k = 0; k < inner.deviceCount(); k++) {
        if (!inner.supports(i, k)) {
          continue;
        }
        BoolVar here = assignment.on(i, k);
        long time = ticks.down(inner.time(i, k));
        end.addTerm(here, time);
        perDevice.get(k).add(model.newOptionalFixedSizeIntervalVar(starts[i], time, here, ""));
        model.addGreaterOrEqual(starts[i], ticks.down(window.release(i, k))).onlyEnforceIf(here);
        model
            .addLessOrEqual(
                LinearExpr.newBuilder()
                    .add(starts[i])
                    .add(time + ticks.down(window.tail(i, k)))
                    .build(),
                makespan)
            .onlyEnforceIf(here);
      }
      ends[i] = end.build();
    }
    perDevice.forEach(model::addNoOverlap);
  }

  private void precedence(int e) {
    Edge edge = inner.edges().get(e);
    model.addLessOrEqual(ends[edge.source()], starts[edge.target()]);
    for (int k = 0; k < inner.deviceCount(); k++) {
      for (int l = 0; l < inner.deviceCount(); l++) {
        long delay = ticks.down(inner.transfer(e, k, l));
        if (delay > 0 && inner.supports(edge.source(), k) && inner.supports(edge.target(), l)) {
          model
              .addLessOrEqual(
                  LinearExpr.newBuilder()
                      .add(starts[edge.source()])
                      .add(ticks.down(inner.time(edge.source(), k)) + delay)
                      .build(),
                  starts[edge.target()])
              .onlyEnforceIf(
                  new BoolVar[] {assignment.on(edge.source(), k), assignment.on(edge.target(), l)});
        }
      }
    }
  }

  /** Fixed operators of one device keep their order. */
  private void chains() {
    int[] last = new int[inner.deviceCount()];
    Arrays.fill(last, -1);
    for (int i = 0; i < starts.length; i++) {
      if (!window.free(i)) {
        int device = window.device(i);
        if (last[device] >= 0) {
          model.addLessOrEqual(ends[last[device]], starts[i]);
        }
        last[device] = i;
      }
    }
  }
}
