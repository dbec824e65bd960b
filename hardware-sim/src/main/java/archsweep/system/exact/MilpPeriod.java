package archsweep.system.exact;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.instance.PeriodModel;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The part of {@link MilpModel} that says what the period is: no load of a device, and of a channel
 * or a direction of a link, is above it.
 */
final class MilpPeriod {

  private final MPSolver solver;
  private final Instance instance;
  private final MPVariable[][] on;
  private final MPVariable value;
  private final double infinity = MPSolver.infinity();
  private final boolean blocking;
  private final boolean links;
  private final boolean serial;

  /**
   * For a programme with these variables.
   *
   * @param on whether each operator is on each device
   */
  MilpPeriod(MPSolver solver, Instance instance, MPVariable[][] on, MPVariable value) {
    this.solver = solver;
    this.instance = instance;
    this.on = on;
    this.value = value;
    this.blocking =
        instance.communication().blocking() && instance.periodModel() != PeriodModel.HOST_TRANSFERS;
    this.links = instance.periodModel() == PeriodModel.COMPUTE_AND_LINK;
    this.serial = links && instance.communication().serialLinks();
  }

  /** Adds the constraints. */
  void build() {
    MPConstraint[] loads = new MPConstraint[instance.deviceCount()];
    Arrays.setAll(loads, this::device);
    MPConstraint[] channels = new MPConstraint[serial ? instance.channelCount() : 0];
    Arrays.setAll(channels, c -> load());
    for (int k = 0; k < loads.length; k++) {
      for (int l = 0; l < loads.length; l++) {
        if (k != l && (links || blocking)) {
          MPConstraint link = serial ? channels[instance.channel(k, l)] : load();
          send(k, l, link, loads);
        }
      }
    }
  }

  /** {@code value >= sum of what is added with negative coefficients}. */
  private MPConstraint load() {
    MPConstraint load = solver.makeConstraint(0, infinity, "");
    load.setCoefficient(value, 1);
    return load;
  }

  private MPConstraint device(int device) {
    MPConstraint load = load();
    for (int i = 0; i < on.length; i++) {
      if (instance.supports(i, device)) {
        load.setCoefficient(on[i][device], -instance.time(i, device));
      }
    }
    if (instance.periodModel() == PeriodModel.HOST_TRANSFERS
        && !instance.devices().get(device).host()) {
      addBorder(load, device);
    }
    return load;
  }

  private void send(int from, int to, MPConstraint link, MPConstraint[] loads) {
    Map<Integer, MPVariable> cuts = new HashMap<>();
    for (int e = 0; e < instance.edges().size(); e++) {
      Edge edge = instance.edges().get(e);
      double time = instance.transfer(e, from, to);
      MPVariable cut = cuts.get(instance.cargo(e));
      if (cut == null) {
        cut = solver.makeNumVar(0, 1, "");
        cuts.put(instance.cargo(e), cut);
        if (links) {
          link.setCoefficient(cut, -time);
        }
        if (blocking) {
          loads[from].setCoefficient(cut, -time);
          loads[to].setCoefficient(cut, -time);
        }
      }
      MPConstraint both = solver.makeConstraint(-1, infinity, "");
      both.setCoefficient(cut, 1);
      both.setCoefficient(on[edge.source()][from], -1);
      both.setCoefficient(on[edge.target()][to], -1);
    }
  }

  private void addBorder(MPConstraint load, int device) {
    for (int i = 0; i < on.length; i++) {
      MPVariable crosses = solver.makeNumVar(0, 1, "");
      double size = 0;
      for (int e : instance.out(i)) {
        size = Math.max(size, instance.edges().get(e).size());
        int target = instance.edges().get(e).target();
        for (int sign = -1; sign <= 1; sign += 2) {
          MPConstraint differs = solver.makeConstraint(0, infinity, "");
          differs.setCoefficient(crosses, 1);
          differs.setCoefficient(on[i][device], sign);
          differs.setCoefficient(on[target][device], -sign);
        }
      }
      load.setCoefficient(crosses, -size);
    }
  }
}
