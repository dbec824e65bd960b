package archsweep.system.exact;

import archsweep.system.Objective;
import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Variables and constraints of the mixed-integer programme. For latency, x[i, k] places operators,
 * S[i] starts them, z[e, k, l] carries edges (the transport formulation: {@code sum_l z[e, k, l] =
 * x[i, k]} and {@code sum_k z[e, k, l] = x[j, l]}), and y[i, j] orders two operators that no path
 * orders, where they are on one device (big M). Transfers that take up links or devices are let
 * overlap: what comes of it is a bound, and its assignment is scheduled anew.
 */
final class MilpModel {

  static {
    Loader.loadNativeLibraries();
  }

  private final MPSolver solver;
  private final Instance instance;
  private final MPVariable[][] on;
  private final MPVariable[] starts;
  private final MPVariable value;
  private final double horizon;
  private final double infinity = MPSolver.infinity();

  /**
   * Builds the programme.
   *
   * @param known the value of a known placement: the big M
   * @param bound what no placement can beat
   */
  MilpModel(
      MPSolver solver,
      Instance instance,
      Objective objective,
      Optional<Double> known,
      double bound) {
    this.solver = solver;
    this.instance = instance;
    this.horizon = known.orElseGet(() -> Horizon.of(instance));
    this.value = solver.makeNumVar(Math.min(bound, horizon), horizon * (1 + 1e-9), "value");
    this.on = new MPVariable[instance.size()][instance.deviceCount()];
    this.starts = new MPVariable[instance.size()];
    place();
    for (int k = 0; k < instance.deviceCount(); k++) {
      limitMemory(k);
    }
    if (objective == Objective.LATENCY) {
      schedule();
    } else {
      new MilpPeriod(solver, instance, on, value).build();
    }
    solver.objective().setCoefficient(value, 1);
    solver.objective().setMinimization();
  }

  int[] devices() {
    int[] devices = new int[on.length];
    Arrays.setAll(
        devices,
        i ->
            IntStream.range(0, instance.deviceCount())
                .boxed()
                .max(Comparator.comparingDouble(k -> on[i][k].solutionValue()))
                .orElseThrow());
    return devices;
  }

  /** Operators by their starts, each after those that it reads. */
  List<Integer> order() {
    int[] place = new int[instance.size()];
    for (int at = 0; at < place.length; at++) {
      place[instance.order()[at]] = at;
    }
    int[] devices = devices();
    double[] when = new double[place.length];
    for (int i : instance.order()) {
      when[i] = starts[i].solutionValue();
      for (int e : instance.in(i)) {
        int source = instance.edges().get(e).source();
        when[i] = Math.max(when[i], when[source] + instance.time(source, devices[source]));
      }
    }
    return IntStream.range(0, place.length)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(i -> Math.round(when[i] * 1e6 / horizon))
                .thenComparingInt(i -> place[i]))
        .toList();
  }

  /** What SCIP's bound proves, less what its tolerances may have added. */
  double bound(double best) {
    double safe = best - 1e-6 * Math.max(1, Math.abs(best));
    return Math.max(0, instance.integral() ? Math.ceil(safe) : safe);
  }

  private void place() {
    for (int i = 0; i < on.length; i++) {
      MPConstraint once = solver.makeConstraint(1, 1, "");
      for (int k = 0; k < instance.deviceCount(); k++) {
        on[i][k] = solver.makeBoolVar("");
        once.setCoefficient(on[i][k], 1);
        if (!instance.supports(i, k)) {
          on[i][k].setUb(0);
        }
      }
    }
    int[] first = new int[instance.groupCount()];
    Arrays.fill(first, -1);
    for (int i = 0; i < on.length; i++) {
      int group = instance.group(i);
      if (group >= 0 && first[group] < 0) {
        first[group] = i;
      } else if (group >= 0) {
        for (int k = 0; k < instance.deviceCount(); k++) {
          MPConstraint equal = solver.makeConstraint(0, 0, "");
          equal.setCoefficient(on[i][k], 1);
          equal.setCoefficient(on[first[group]][k], -1);
        }
      }
    }
  }

  private void limitMemory(int device) {
    double capacity = instance.devices().get(device).memory();
    if (capacity == Double.POSITIVE_INFINITY) {
      return;
    }
    MPConstraint used = solver.makeConstraint(-infinity, capacity, "");
    MPVariable[] held = new MPVariable[instance.weightCount()];
    for (int i = 0; i < on.length; i++) {
      int weights = instance.weights(i);
      if (held[weights] == null) {
        held[weights] = solver.makeNumVar(0, 1, "");
        used.setCoefficient(held[weights], instance.memory(i));
      }
      MPConstraint holds = solver.makeConstraint(-infinity, 0, "");
      holds.setCoefficient(on[i][device], 1);
      holds.setCoefficient(held[weights], -1);
    }
  }

  private void schedule() {
    for (int i = 0; i < starts.length; i++) {
      starts[i] = solver.makeNumVar(0, horizon, "");
      MPConstraint ends = solver.makeConstraint(0, infinity, "");
      ends.setCoefficient(value, 1);
      ends.setCoefficient(starts[i], -1);
      addTime(ends, i, -1);
    }
    for (int e = 0; e < instance.edges().size(); e++) {
      precede(e);
    }
    BitSet[] reached = reached();
    for (int i = 0; i < starts.length; i++) {
      for (int j = i + 1; j < starts.length; j++) {
        if (!reached[i].get(j) && !reached[j].get(i)) {
          order(i, j);
        }
      }
    }
  }

  private void precede(int e) {
    Edge edge = instance.edges().get(e);
    MPConstraint after = solver.makeConstraint(0, infinity, "");
    after.setCoefficient(starts[edge.target()], 1);
    after.setCoefficient(starts[edge.source()], -1);
    addTime(after, edge.source(), -1);
    int devices = instance.deviceCount();
    MPVariable[][] carried = new MPVariable[devices][devices];
    for (int k = 0; k < devices; k++) {
      MPConstraint leaves = solver.makeConstraint(0, 0, "");
      leaves.setCoefficient(on[edge.source()][k], -1);
      for (int l = 0; l < devices; l++) {
        carried[k][l] = solver.makeNumVar(0, 1, "");
        leaves.setCoefficient(carried[k][l], 1);
        after.setCoefficient(carried[k][l], -instance.transfer(e, k, l));
      }
    }
    for (int l = 0; l < devices; l++) {
      MPConstraint comes = solver.makeConstraint(0, 0, "");
      comes.setCoefficient(on[edge.target()][l], -1);
      for (int k = 0; k < devices; k++) {
        comes.setCoefficient(carried[k][l], 1);
      }
    }
  }

  private void order(int i, int j) {
    MPVariable first = solver.makeBoolVar("");
    for (int k = 0; k < instance.deviceCount(); k++) {
      if (instance.supports(i, k) && instance.supports(j, k)) {
        apart(i, j, k, first, horizon, 3 * horizon);
        apart(j, i, k, first, -horizon, 2 * horizon);
      }
    }
  }

  /**
   * {@code S[after] >= S[before] + p[before, k] - M (constant terms) }: with {@code first} one the
   * first call binds, with zero the second.
   */
  private void apart(
      int before, int after, int device, MPVariable first, double coefficient, double constant) {
    MPConstraint order =
        solver.makeConstraint(instance.time(before, device) - constant, infinity, "");
    order.setCoefficient(starts[after], 1);
    order.setCoefficient(starts[before], -1);
    order.setCoefficient(on[before][device], -horizon);
    order.setCoefficient(on[after][device], -horizon);
    order.setCoefficient(first, -coefficient);
  }

  private void addTime(MPConstraint constraint, int operator, double sign) {
    for (int k = 0; k < instance.deviceCount(); k++) {
      if (instance.supports(operator, k)) {
        constraint.setCoefficient(on[operator][k], sign * instance.time(operator, k));
      }
    }
  }

  private BitSet[] reached() {
    BitSet[] reached = new BitSet[instance.size()];
    for (int at = reached.length - 1; at >= 0; at--) {
      int operator = instance.order()[at];
      reached[operator] = new BitSet(reached.length);
      for (int e : instance.out(operator)) {
        int target = instance.edges().get(e).target();
        reached[operator].set(target);
        reached[operator].or(reached[target]);
      }
    }
    return reached;
  }
}
