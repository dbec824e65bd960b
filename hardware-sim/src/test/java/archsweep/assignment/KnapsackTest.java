package archsweep.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsweep.config.UserException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnapsackTest {

  @Test
  void isAsGoodAsTryingAll() {
    Random random = new Random(1);
    for (int trial = 0; trial < 30; trial++) {
      double[][] losses = random(random, 6, 3);
      double[][] costs = random(random, 6, 3);
      List<Follower> followers =
          List.of(
              new Follower(List.of(0, 2), List.of(0.1, 0.7, 0.3)),
              new Follower(List.of(1, 3, 5), List.of(0.5, 0.0, 0.9)));
      Knapsack knapsack = new Knapsack(losses, costs, followers);
      double least = knapsack.cost(knapsack.cheapest());
      double most = knapsack.cost(knapsack.best());
      double budget = least + random.nextDouble() * (most - least + 0.1);
      int[] choice = knapsack.solve(budget);

      assertThat(knapsack.cost(choice)).isLessThanOrEqualTo(budget);
      assertThat(knapsack.loss(choice))
          .isCloseTo(best(knapsack, budget, new int[6], 0), within(1e-9));
    }
  }

  /** Costs in tenths, whose sums are not what they seem in binary; many are equal, some zero. */
  @Test
  void agreesWithTryingAllAtEveryBudgetThatAChoiceMeets() {
    Random random = new Random(5);
    for (int groups = 1; groups <= 5; groups++) {
      double[][] losses = tenths(random, groups, 3);
      double[][] costs = tenths(random, groups, 3);
      Knapsack knapsack = new Knapsack(losses, costs);
      double least = knapsack.cost(knapsack.cheapest());
      for (int tenths = 0; tenths <= 10 * groups; tenths += 2) {
        double budget = tenths * 0.1;
        if (budget >= least) {
          int[] choice = knapsack.solve(budget);
          assertThat(knapsack.cost(choice)).isLessThanOrEqualTo(budget);
          assertThat(knapsack.loss(choice))
              .isCloseTo(best(knapsack, budget, new int[groups], 0), within(1e-9));
        }
      }
    }
  }

  /** As an exact dynamic programme over whole costs finds it. */
  @Test
  void agreesWithADynamicProgrammeOnManyLayers() {
    Random random = new Random(6);
    double[][] losses = random(random, 30, 5);
    double[][] costs = random(random, 30, 5);
    for (double[] group : costs) {
      Arrays.setAll(group, option -> Math.rint(40 * group[option]));
    }
    Knapsack knapsack = new Knapsack(losses, costs);
    double least = knapsack.cost(knapsack.cheapest());
    for (int budget : new int[] {(int) least, (int) least + 25, (int) least + 150}) {
      int[] choice = knapsack.solve(budget);
      assertThat(knapsack.cost(choice)).isLessThanOrEqualTo(budget);
      assertThat(knapsack.loss(choice)).isCloseTo(programme(losses, costs, budget), within(1e-9));
    }
  }

  @Test
  void ofEqualLossesTheCheapestIsTaken() {
    Knapsack knapsack = new Knapsack(new double[][] {{1, 1, 0}}, new double[][] {{3, 2, 9}});

    assertThat(knapsack.solve(5)).containsExactly(1);
    assertThat(knapsack.best()).containsExactly(2);
  }

  @Test
  void theLeastBudgetHasASolutionAndLessHasNone() {
    Knapsack knapsack = new Knapsack(random(new Random(2), 9, 4), random(new Random(3), 9, 4));

    double least = knapsack.cost(knapsack.cheapest());

    assertThat(knapsack.cost(knapsack.solve(least))).isCloseTo(least, within(1e-9));
    assertThatThrownBy(() -> knapsack.solve(least * 0.99))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("raise the budget");
  }

  /** The least loss of all choices within the budget, from this group on. */
  private static double best(Knapsack knapsack, double budget, int[] choice, int group) {
    if (group == choice.length) {
      return knapsack.cost(choice) <= budget ? knapsack.loss(choice) : Double.POSITIVE_INFINITY;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int option = 0; option < 3; option++) {
      choice[group] = option;
      best = Math.min(best, best(knapsack, budget, choice, group + 1));
    }
    return best;
  }

  private static double programme(double[][] losses, double[][] costs, int budget) {
    double[] best = new double[budget + 1];
    for (int group = 0; group < losses.length; group++) {
      double[] next = new double[budget + 1];
      Arrays.fill(next, Double.POSITIVE_INFINITY);
      for (int option = 0; option < losses[group].length; option++) {
        int cost = (int) costs[group][option];
        for (int spent = cost; spent <= budget; spent++) {
          next[spent] = Math.min(next[spent], best[spent - cost] + losses[group][option]);
        }
      }
      best = next;
    }
    return best[budget];
  }

  private static double[][] tenths(Random random, int groups, int options) {
    double[][] values = random(random, groups, options);
    for (double[] group : values) {
      Arrays.setAll(group, option -> Math.floor(10 * group[option]) * 0.1);
    }
    return values;
  }

  private static double[][] random(Random random, int groups, int options) {
    double[][] values = new double[groups][options];
    for (double[] group : values) {
      for (int i = 0; i < options; i++) {
        group[i] = random.nextDouble();
      }
    }
    return values;
  }
}
