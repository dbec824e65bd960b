package archsweep.system.bound;

import archsweep.system.instance.Instance;
import archsweep.system.schedule.NoPlacementException;
import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;

/**
 * The least that the most loaded device has to do when operators may be divided between devices:
 * the linear programme {@code min T: sum_i p[i, k] x[i, k] <= T, sum_k x[i, k] = 1, sum_i m[i] x[i,
 * k] <= M[k], x >= 0}, solved by GLOP. Memory that several operators share counts in equal parts,
 * of which a device that holds any of them has at most the whole.
 */
final class FractionalLoad {

  /** A solution. */
  static final class Solution {

    private final double load;
    private final double[][] shares;

    Solution(double load, double[][] shares) {
      this.load = load;
      this.shares = shares;
    }

    /** The least largest load. */
    double load() {
      return load;
    }

    /** The part of an operator on a device; zero for operators left out. */
    double share(int operator, int device) {
      return shares[operator][device];
    }
  }

  static {
    Loader.loadNativeLibraries();
  }

  private final Instance instance;
  private final int[] sharers;

  FractionalLoad(Instance instance) {
    this.instance = instance;
    this.sharers = new int[instance.weightCount()];
    for (int i = 0; i < instance.size(); i++) {
      sharers[instance.weights(i)]++;
    }
  }

  /** For all operators. */
  Solution solve() {
    boolean[] all = new boolean[instance.size()];
    Arrays.fill(all, true);
    return solve(all);
  }

  /**
   * For some of the operators.
   *
   * @throws NoPlacementException if not even divided operators fit into memory
   */
  Solution solve(boolean[] chosen) {
    MPSolver solver = MPSolver.createSolver("GLOP");
    try {
      return solve(solver, chosen);
    } finally {
      solver.delete();
    }
  }

  private Solution solve(MPSolver solver, boolean[] chosen) {
    double infinity = MPSolver.infinity();
    int devices = instance.deviceCount();
    MPVariable largest = solver.makeNumVar(0, infinity, "");
    MPConstraint[] loads = new MPConstraint[devices];
    MPConstraint[] memories = new MPConstraint[devices];
    for (int k = 0; k < devices; k++) {
      loads[k] = solver.makeConstraint(-infinity, 0, "");
      loads[k].setCoefficient(largest, -1);
      if (instance.devices().get(k).memory() < Double.POSITIVE_INFINITY) {
        memories[k] = solver.makeConstraint(-infinity, instance.devices().get(k).memory(), "");
      }
    }
    MPVariable[][] shares = new MPVariable[instance.size()][devices];
    for (int i = 0; i < chosen.length; i++) {
      if (!chosen[i]) {
        continue;
      }
      MPConstraint whole = solver.makeConstraint(1, 1, "");
      for (int k = 0; k < devices; k++) {
        if (instance.supports(i, k)) {
          shares[i][k] = solver.makeNumVar(0, infinity, "");
          whole.setCoefficient(shares[i][k], 1);
          loads[k].setCoefficient(shares[i][k], instance.time(i, k));
          if (memories[k] != null) {
            memories[k].setCoefficient(
                shares[i][k], instance.memory(i) / sharers[instance.weights(i)]);
          }
        }
      }
    }
    solver.objective().setCoefficient(largest, 1);
    solver.objective().setMinimization();
    MPSolver.ResultStatus status = solver.solve();
    if (status == MPSolver.ResultStatus.INFEASIBLE) {
      throw new NoPlacementException(
          "%s: the operators do not fit into the memory of the devices that support them."
              .formatted(instance.name()),
          "raise the memory of a device.");
    }
    if (status != MPSolver.ResultStatus.OPTIMAL) {
      throw new IllegalStateException("GLOP gave up: " + status);
    }
    double[][] solution = new double[instance.size()][devices];
    for (int i = 0; i < chosen.length; i++) {
      for (int k = 0; k < devices; k++) {
        if (shares[i][k] != null) {
          solution[i][k] = shares[i][k].solutionValue();
        }
      }
    }
    return new Solution(largest.solutionValue(), solution);
  }
}
