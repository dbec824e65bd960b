package archsweep.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsweep.config.UserException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnapsackTest {

  @Test
  void isAsGoodAsTryingAll() {
    Random random = new Random(1);
    for (int trial = 0; trial < 30; trial++) {
      double[][] losses = random(random, 6, 3);
      double[][] costs = random(random, 6, 3);
      Knapsack knapsack = new Knapsack(losses, costs);
      double least = knapsack.leastCost();
      double budget = least + random.nextDouble() * (knapsack.largestUsefulCost() - least + 0.1);
      int[] choice = knapsack.solve(budget);

      assertThat(knapsack.cost(choice)).isLessThanOrEqualTo(budget * (1 + 1e-9));
      assertThat(knapsack.loss(choice))
          .isCloseTo(best(losses, costs, budget, 0, 0, 0), within(1e-9));
    }
  }

  @Test
  void theLeastBudgetHasASolutionAndLessHasNone() {
    Knapsack knapsack = new Knapsack(random(new Random(2), 9, 4), random(new Random(3), 9, 4));

    assertThat(knapsack.cost(knapsack.solve(knapsack.leastCost())))
        .isCloseTo(knapsack.leastCost(), within(1e-9));
    assertThatThrownBy(() -> knapsack.solve(knapsack.leastCost() * 0.99))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("raise the budget");
  }

  private static double best(
      double[][] losses, double[][] costs, double budget, int group, double loss, double cost) {
    if (cost > budget * (1 + 1e-12)) {
      return Double.POSITIVE_INFINITY;
    }
    if (group == losses.length) {
      return loss;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < losses[group].length; i++) {
      best =
          Math.min(
              best,
              best(
                  losses,
                  costs,
                  budget,
                  group + 1,
                  loss + losses[group][i],
                  cost + costs[group][i]));
    }
    return best;
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
