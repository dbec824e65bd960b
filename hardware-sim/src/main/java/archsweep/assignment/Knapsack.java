package archsweep.assignment;

import archsweep.config.UserException;
import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The multiple-choice knapsack: one option for each group, so that the sum of losses is least and
 * the sum of costs within a budget. Solved to optimality by CP-SAT on one thread.
 *
 * <p>Numbers become integers: losses in 10^-12 of the sum of the largest, costs in 10^-12 of the
 * budget and rounded up; a solution exceeds it by a step for each group at most. The optimum is
 * exact up to these steps.
 */
public final class Knapsack {

  private static final double STEPS = 1e12;

  static {
    Loader.loadNativeLibraries();
  }

  private final double[][] losses;
  private final double[][] costs;

  /**
   * A problem.
   *
   * @param losses of the options of each group, finite and not negative
   * @param costs of the same options, finite and not negative
   */
  public Knapsack(double[][] losses, double[][] costs) {
    this.losses = checked(losses);
    this.costs = checked(costs);
    for (int group = 0; group < losses.length; group++) {
      if (losses[group].length == 0 || losses[group].length != costs[group].length) {
        throw new IllegalArgumentException(
            "Group %d must have as many losses as costs, and one at least.".formatted(group));
      }
    }
  }

  /** The least budget that has a solution. */
  public double leastCost() {
    return Arrays.stream(costs).mapToDouble(Knapsack::least).sum();
  }

  /** The cost of the cheapest of the options without avoidable loss: a larger budget is no use. */
  public double largestUsefulCost() {
    double sum = 0;
    for (int group = 0; group < losses.length; group++) {
      double least = least(losses[group]);
      double cheapest = Double.MAX_VALUE;
      for (int option = 0; option < losses[group].length; option++) {
        if (losses[group][option] == least) {
          cheapest = Math.min(cheapest, costs[group][option]);
        }
      }
      sum += cheapest;
    }
    return sum;
  }

  /**
   * The best option of each group.
   *
   * @throws UserException if no choice is within the budget
   */
  public int[] solve(double budget) {
    if (budget < leastCost()) {
      throw new UserException(
          "No choice of formats keeps within %s: the least is %s.".formatted(budget, leastCost()),
          "raise the budget.");
    }
    CpModel model = new CpModel();
    LinearExprBuilder loss = LinearExpr.newBuilder();
    LinearExprBuilder cost = LinearExpr.newBuilder();
    double lossStep = Math.max(largestLoss(), Double.MIN_NORMAL) / STEPS;
    double costStep = Math.max(budget, Double.MIN_NORMAL) / STEPS;
    List<BoolVar[]> variables = new ArrayList<>();
    for (int group = 0; group < losses.length; group++) {
      BoolVar[] options = new BoolVar[losses[group].length];
      for (int option = 0; option < options.length; option++) {
        options[option] = model.newBoolVar("");
        loss.addTerm(options[option], Math.round(losses[group][option] / lossStep));
        cost.addTerm(options[option], steps(costs[group][option], costStep));
      }
      model.addExactlyOne(options);
      variables.add(options);
    }
    // A step for each group, since costs are rounded up.
    model.addLessOrEqual(cost, (long) STEPS + losses.length);
    model.minimize(loss);
    CpSolver solver = new CpSolver();
    solver.getParameters().setNumWorkers(1).setRandomSeed(1);
    CpSolverStatus status = solver.solve(model);
    if (status != CpSolverStatus.OPTIMAL) {
      throw new IllegalStateException("CP-SAT ends with %s.".formatted(status));
    }
    return variables.stream().mapToInt(options -> chosen(solver, options)).toArray();
  }

  /** The sum over groups of the chosen options' losses. */
  public double loss(int[] choice) {
    return sum(losses, choice);
  }

  /** The sum over groups of the chosen options' costs. */
  public double cost(int[] choice) {
    return sum(costs, choice);
  }

  private static int chosen(CpSolver solver, BoolVar[] options) {
    for (int option = 0; option < options.length; option++) {
      if (solver.booleanValue(options[option])) {
        return option;
      }
    }
    throw new IllegalStateException("A group without a chosen option.");
  }

  /** More than the budget needs no precise number. */
  private static long steps(double cost, double step) {
    return (long) Math.min(2 * STEPS, Math.ceil(cost / step));
  }

  private double largestLoss() {
    return Arrays.stream(losses).mapToDouble(group -> Arrays.stream(group).max().orElse(0)).sum();
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElse(0);
  }

  private static double sum(double[][] values, int[] choice) {
    double sum = 0;
    for (int group = 0; group < choice.length; group++) {
      sum += values[group][choice[group]];
    }
    return sum;
  }

  private static double[][] checked(double[][] values) {
    for (double[] group : values) {
      for (double value : group) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException(
              "The value (%s) must be finite and not negative.".formatted(value));
        }
      }
    }
    return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
  }
}
