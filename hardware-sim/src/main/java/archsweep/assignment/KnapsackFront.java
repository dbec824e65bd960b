package archsweep.assignment;

import archsweep.assignment.Knapsack.Solution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The choices of a knapsack that no other betters in loss and cost at once: all of them, or where
 * they are too many some that lie in about equal ratios of cost. Found by solving for the middle of
 * the widest gap between two known choices, and, where nothing new is below the middle, for the
 * dearest choice below the upper one, until a gap is known to be empty. Deterministic.
 */
final class KnapsackFront {

  private final Knapsack knapsack;
  private final double fixedCost;
  private final TreeMap<Double, Solution> found = new TreeMap<>();
  private final PriorityQueue<Gap> gaps =
      new PriorityQueue<>(
          Comparator.comparingDouble(Gap::ratio)
              .reversed()
              .thenComparing(Comparator.comparingDouble(Gap::to)));

  /**
   * Costs between which there may be choices of the front that are not known.
   *
   * @param from no unknown choice costs at most this
   * @param to the cost of a known choice, which is dearer
   * @param ratio of both, with what all choices cost beside
   */
  private record Gap(double from, double to, double ratio) {}

  private KnapsackFront(Knapsack knapsack, double fixedCost) {
    this.knapsack = knapsack;
    this.fixedCost = fixedCost;
  }

  /**
   * The front, or a part of it, from the cheapest choice to that of least loss. Costs that differ
   * by less than {@link Knapsack#resolution} are equal here.
   *
   * @param fixedCost what all choices cost beside, which ratios count
   * @param most how many choices, at least 2
   */
  static List<Solution> of(Knapsack knapsack, double fixedCost, int most) {
    return new KnapsackFront(knapsack, fixedCost).find(most);
  }

  private List<Solution> find(int most) {
    // Which of equally cheap choices comes first is a matter of rounding, so the best is asked for.
    Solution cheapest = knapsack.within(knapsack.cost(knapsack.cheapest()));
    int[] lossless = knapsack.best();
    Solution best = Solution.of(lossless, knapsack.loss(lossless));
    found.put(cost(cheapest), cheapest);
    if (loss(best) < loss(cheapest)) {
      found.put(cost(best), best);
      search(cost(cheapest), cost(best));
    }
    while (found.size() < most && !gaps.isEmpty()) {
      narrow(gaps.remove());
    }
    return undominated();
  }

  private void narrow(Gap gap) {
    double middle = Math.sqrt((fixedCost + gap.from()) * (fixedCost + gap.to())) - fixedCost;
    if (!(middle > gap.from() && middle < gap.to())) {
      middle = gap.from();
    }
    Solution cheaper = knapsack.within(middle);
    if (cost(cheaper) > gap.from()) {
      found.put(cost(cheaper), cheaper);
      search(gap.from(), cost(cheaper));
      search(middle, gap.to());
      return;
    }
    Solution below = knapsack.within(gap.to() - knapsack.resolution());
    if (cost(below) > middle) {
      found.put(cost(below), below);
      search(middle, cost(below));
    }
  }

  private void search(double from, double to) {
    if (to - from > knapsack.resolution()) {
      gaps.add(new Gap(from, to, (fixedCost + to) / Math.max(fixedCost + from, Double.MIN_NORMAL)));
    }
  }

  /**
   * Drops choices that lose no less than a cheaper one: where the losses of two are equal but for
   * rounding, or the effort ended before one was proven to be the best.
   */
  private List<Solution> undominated() {
    List<Solution> front = new ArrayList<>();
    for (Solution some : found.values()) {
      if (front.isEmpty()
          || loss(some) < loss(front.get(front.size() - 1)) - knapsack.lossResolution()) {
        front.add(some);
      }
    }
    return front;
  }

  private double cost(Solution some) {
    return knapsack.cost(some.choice());
  }

  private double loss(Solution some) {
    return knapsack.loss(some.choice());
  }
}
