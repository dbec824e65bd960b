package archsweep.assignment;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.List;

/**
 * A multiple-choice knapsack as CP-SAT takes it: a variable for each option of each group, and for
 * each option of each follower.
 */
final class KnapsackModel {

  static {
    Loader.loadNativeLibraries();
  }

  /** After so much work, which is the same on every machine, the best solution so far is taken. */
  private static final double EFFORT = 1;

  /** What is proven of the first thing that was minimised: no less can be had. */
  private double bound;

  private boolean proven;

  private final CpModel model = new CpModel();
  private final LinearExprBuilder loss = LinearExpr.newBuilder();
  private final LinearExprBuilder cost = LinearExpr.newBuilder();
  private final List<BoolVar[]> groups = new ArrayList<>();

  /**
   * A model.
   *
   * @param losses of the options of each group, in whole steps
   * @param costs of the same options, in whole steps
   * @param followers the groups that each follower follows
   * @param followed the costs of each follower, in whole steps
   */
  KnapsackModel(long[][] losses, long[][] costs, List<List<Integer>> followers, long[][] followed) {
    for (int group = 0; group < losses.length; group++) {
      BoolVar[] options = options(costs[group]);
      for (int option = 0; option < options.length; option++) {
        loss.addTerm(options[option], losses[group][option]);
      }
      groups.add(options);
    }
    for (int follower = 0; follower < followers.size(); follower++) {
      follow(followers.get(follower), options(followed[follower]));
    }
  }

  /** Limits the cost, in steps. */
  KnapsackModel within(long steps) {
    model.addLessOrEqual(cost, steps);
    return this;
  }

  /** Whether no less than the answer can be had, of what was minimised first. */
  boolean proven() {
    return proven;
  }

  /** What is proven, in steps, to be the least of what was minimised first. */
  double bound() {
    return bound;
  }

  /** Forbids a choice. */
  void without(int[] choice) {
    List<Literal> others = new ArrayList<>();
    for (int group = 0; group < choice.length; group++) {
      others.add(groups.get(group)[choice[group]].not());
    }
    model.addBoolOr(others);
  }

  /** The choice of least loss, and of these one of least cost. */
  int[] leastLoss() {
    return lexicographic(loss, cost);
  }

  /** The choice of least cost, and of these one of least loss. */
  int[] leastCost() {
    return lexicographic(cost, loss);
  }

  private BoolVar[] options(long[] costs) {
    BoolVar[] options = new BoolVar[costs.length];
    for (int option = 0; option < options.length; option++) {
      options[option] = model.newBoolVar("");
      cost.addTerm(options[option], costs[option]);
    }
    model.addExactlyOne(options);
    return options;
  }

  /** The last option that a leader chooses: none before it, and one that a leader has chosen. */
  private void follow(List<Integer> leaders, BoolVar[] follower) {
    for (int option = 0; option < follower.length; option++) {
      List<Literal> equal = new ArrayList<>();
      for (int leader : leaders) {
        equal.add(groups.get(leader)[option]);
        for (int before = 0; before < option; before++) {
          model.addImplication(groups.get(leader)[option], follower[before].not());
        }
      }
      model.addBoolOr(equal).onlyEnforceIf(follower[option]);
    }
  }

  private int[] lexicographic(LinearExprBuilder first, LinearExprBuilder second) {
    model.minimize(first);
    CpSolver solver = solved();
    bound = solver.bestObjectiveBound();
    proven = Math.round(solver.objectiveValue()) == Math.round(bound);
    model.addLessOrEqual(first, Math.round(solver.objectiveValue()));
    model.minimize(second);
    groups.forEach(
        options -> {
          for (BoolVar option : options) {
            model.addHint(option, solver.booleanValue(option) ? 1 : 0);
          }
        });
    CpSolver refined = solved();
    return groups.stream().mapToInt(options -> chosen(refined, options)).toArray();
  }

  private CpSolver solved() {
    CpSolver solver = new CpSolver();
    solver
        .getParameters()
        .setNumWorkers(1)
        .setRandomSeed(1)
        .setLinearizationLevel(2)
        .setRelativeGapLimit(0)
        .setAbsoluteGapLimit(0)
        .setMaxDeterministicTime(EFFORT);
    CpSolverStatus status = solver.solve(model);
    if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
      throw new IllegalStateException("CP-SAT ends with %s.".formatted(status));
    }
    return solver;
  }

  private static int chosen(CpSolver solver, BoolVar[] options) {
    for (int option = 0; option < options.length; option++) {
      if (solver.booleanValue(options[option])) {
        return option;
      }
    }
    throw new IllegalStateException("A group without a chosen option.");
  }
}
