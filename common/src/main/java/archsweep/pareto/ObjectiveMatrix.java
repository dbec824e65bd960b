package archsweep.pareto;

import java.util.Arrays;

/**
 * The objectives of a set of candidates, turned so that smaller is better.
 *
 * <p>A candidate with a value that is no number (NaN or infinite) in any objective is incomparable:
 * it dominates nothing, nothing dominates it, and it is on no front.
 */
public final class ObjectiveMatrix {

  private final double[] costs;
  private final boolean[] maximised;

  private ObjectiveMatrix(double[] costs, boolean[] maximised) {
    this.costs = costs;
    this.maximised = maximised;
  }

  /**
   * Takes the values as they were measured.
   *
   * @param values [candidates, objectives], row-major; copied
   * @param maximised [objectives], true where larger is better; at least one objective
   */
  public static ObjectiveMatrix of(double[] values, boolean... maximised) {
    int objectives = maximised.length;
    if (objectives == 0) {
      throw new IllegalArgumentException("There must be at least one objective.");
    }
    if (values.length % objectives != 0) {
      throw new IllegalArgumentException(
          "The values (%d) must be whole rows of %d objectives."
              .formatted(values.length, objectives));
    }
    double[] costs = new double[values.length];
    for (int i = 0; i < costs.length; i++) {
      // Adding or subtracting from 0.0 leaves no negative zero, so equal costs have equal bits.
      costs[i] = maximised[i % objectives] ? 0.0 - values[i] : 0.0 + values[i];
    }
    return new ObjectiveMatrix(costs, maximised.clone());
  }

  /** Takes values that are all minimised, [candidates, objectives], row-major. */
  public static ObjectiveMatrix minimised(double[] values, int objectives) {
    return of(values, new boolean[objectives]);
  }

  /** The number of candidates. */
  public int candidates() {
    return costs.length / objectives();
  }

  /** The number of objectives. */
  public int objectives() {
    return maximised.length;
  }

  /** The value of an objective as it was measured. */
  public double value(int candidate, int objective) {
    return measured(cost(candidate, objective), objective);
  }

  /** The value of an objective, negated where it is maximised: smaller is better. */
  public double cost(int candidate, int objective) {
    return costs[candidate * objectives() + objective];
  }

  /** The costs of a candidate, [objectives]. */
  public double[] costs(int candidate) {
    int from = candidate * objectives();
    return Arrays.copyOfRange(costs, from, from + objectives());
  }

  /** Whether every objective of the candidate is a finite number. */
  public boolean isComparable(int candidate) {
    for (int i = 0; i < objectives(); i++) {
      if (!Double.isFinite(cost(candidate, i))) {
        return false;
      }
    }
    return true;
  }

  /** How candidate a stands to candidate b. */
  public Dominance dominance(int a, int b) {
    int objectives = objectives();
    return isComparable(a) && isComparable(b)
        ? Dominance.of(costs, a * objectives, costs, b * objectives, objectives)
        : Dominance.INCOMPARABLE;
  }

  /** Turns a cost back into the sense of its objective. */
  double measured(double cost, int objective) {
    return maximised[objective] ? 0.0 - cost : cost;
  }
}
