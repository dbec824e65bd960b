package archsweep.assignment;

import archsweep.config.UserException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The multiple-choice knapsack: one option for each group, so that the sum of losses is least and
 * the sum of costs within a budget; of equal losses the cheapest. Beside the groups' own costs
 * there are those of {@link Follower}s. Solved by CP-SAT on one thread, to the proven optimum
 * unless the fixed effort ends first.
 *
 * <p>What every option of a group has is set aside. The rest becomes integers, rounded to the
 * nearest: losses in 10^-12 of the sum of the largest, costs in 10^-12 of what they can add. The
 * integers may let a choice pass that exceeds the budget by rounding; such a choice is forbidden,
 * and the rest is solved again, so that an answer never exceeds the budget and none within it is
 * lost.
 */
public final class Knapsack {

  private static final double STEPS = 1e12;

  private final double[][] losses;
  private final double[][] costs;
  private final List<Follower> followers;

  /**
   * A problem without followers.
   *
   * @param losses of the options of each group, finite and not negative
   * @param costs of the same options, finite and not negative
   */
  public Knapsack(double[][] losses, double[][] costs) {
    this(losses, costs, List.of());
  }

  /** A problem; where there are followers, all groups and followers have equally many options. */
  Knapsack(double[][] losses, double[][] costs, List<Follower> followers) {
    this.losses = checked(losses);
    this.costs = checked(costs);
    this.followers = List.copyOf(followers);
    for (int group = 0; group < losses.length; group++) {
      if (losses[group].length == 0 || losses[group].length != costs[group].length) {
        throw new IllegalArgumentException(
            "Group %d must have as many losses as costs, and one at least.".formatted(group));
      }
    }
    for (Follower follower : followers) {
      checked(new double[][] {follower.values()});
      for (int leader : follower.leaders()) {
        if (costs[leader].length != follower.costs().size()) {
          throw new IllegalArgumentException(
              "Group %d must have as many options as its follower.".formatted(leader));
        }
      }
    }
  }

  /** The cheapest choice, and of equally cheap ones that of least loss. */
  public int[] cheapest() {
    return model().leastCost();
  }

  /** The choice of least loss whatever it costs, and of these the cheapest. */
  public int[] best() {
    return model().leastLoss();
  }

  /**
   * The best choice within a budget.
   *
   * @throws UserException if no choice is within the budget
   */
  public int[] solve(double budget) {
    return within(budget).choice();
  }

  /**
   * A choice with what is proven of it.
   *
   * @param choices the option of each group
   * @param leastLoss no choice within the budget loses less; the loss of the choice, unless the
   *     effort ended before that was proven
   */
  record Solution(List<Integer> choices, double leastLoss) {

    /** Of an array. */
    static Solution of(int[] choice, double leastLoss) {
      return new Solution(Arrays.stream(choice).boxed().toList(), leastLoss);
    }

    int[] choice() {
      return choices.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /** As {@link #solve}, with what is proven. */
  Solution within(double budget) {
    double least = cost(cheapest());
    if (budget < least * (1 - 1e-9)) {
      throw new UserException(
          "No choice of formats keeps within %s: the least is %s.".formatted(budget, least),
          "raise the budget.");
    }
    // Half a step for each group and follower, by which rounding may have raised a choice.
    double spare = Math.max(budget, least) - commonCost();
    double limit = Math.floor(spare / costStep()) + losses.length + followers.size();
    List<int[]> exceeding = new ArrayList<>();
    while (true) {
      KnapsackModel within = model().within((long) Math.min(2 * STEPS, limit));
      exceeding.forEach(within::without);
      int[] choice = within.leastLoss();
      if (cost(choice) <= Math.max(budget, least)) {
        double proven = within.proven() ? loss(choice) : leastLoss(within.bound());
        return Solution.of(choice, proven);
      }
      exceeding.add(choice);
    }
  }

  /**
   * A budget that is less than the cost of a choice by this excludes it also in integers, and with
   * it all choices of the same cost.
   */
  double resolution() {
    return 2 * (losses.length + followers.size() + 1) * costStep();
  }

  /** Losses that differ by less than this are not told apart. */
  double lossResolution() {
    return losses.length * lossStep();
  }

  /** The sum over groups of the chosen options' losses. */
  public double loss(int[] choice) {
    return sum(losses, choice);
  }

  /** The sum over groups of the chosen options' costs, and over followers of theirs. */
  public double cost(int[] choice) {
    return sum(costs, choice)
        + followers.stream().mapToDouble(follower -> follower.cost(choice)).sum();
  }

  /** What a bound in steps means, less half a step for each group by which rounding may err. */
  private double leastLoss(double steps) {
    double common = Arrays.stream(losses).mapToDouble(Knapsack::least).sum();
    return common + Math.max(0, steps - losses.length / 2.0) * lossStep();
  }

  private double lossStep() {
    return Math.max(sumOfSpreads(losses), Double.MIN_NORMAL) / STEPS;
  }

  private KnapsackModel model() {
    double lossStep = lossStep();
    return new KnapsackModel(
        Arrays.stream(losses)
            .map(group -> above(group).map(value -> Math.rint(value / lossStep)))
            .map(group -> group.mapToLong(value -> (long) value).toArray())
            .toArray(long[][]::new),
        rounded(costs),
        followers.stream().map(Follower::leaders).toList(),
        rounded(followed()));
  }

  private long[][] rounded(double[][] values) {
    return Arrays.stream(values)
        .map(group -> above(group).mapToLong(value -> Math.round(value / costStep())))
        .map(LongStream::toArray)
        .toArray(long[][]::new);
  }

  private double costStep() {
    double most = sumOfSpreads(costs) + sumOfSpreads(followed());
    return Math.max(most, Double.MIN_NORMAL) / STEPS;
  }

  private double[][] followed() {
    return followers.stream().map(Follower::values).toArray(double[][]::new);
  }

  /** What all choices cost. */
  private double commonCost() {
    return Stream.concat(Arrays.stream(costs), Arrays.stream(followed()))
        .mapToDouble(Knapsack::least)
        .sum();
  }

  /** What each option has more than the least. */
  private static DoubleStream above(double[] group) {
    double least = least(group);
    return Arrays.stream(group).map(value -> value - least);
  }

  private static double least(double[] group) {
    return Arrays.stream(group).min().orElse(0);
  }

  private static double sumOfSpreads(double[][] values) {
    return Arrays.stream(values).mapToDouble(group -> above(group).max().orElse(0)).sum();
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
