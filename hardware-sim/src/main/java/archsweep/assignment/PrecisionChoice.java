package archsweep.assignment;

import archsweep.config.UserException;
import archsweep.cost.CostModel;
import archsweep.cost.NetworkWorkload;
import archsweep.network.Network;
import archsweep.precision.Budget;
import archsweep.precision.DecidedLayers;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The precision of each layer of a network on a device: the assignment of least loss under a
 * budget. Layers that multiply or look up weights choose; norms, activations, pools and sums follow
 * them as in any {@link archsweep.precision.RuleScheme}, and their costs are counted.
 */
public final class PrecisionChoice {

  /** What the formats of a layer lose, such as a summand of the proxy {@code sensitivity}. */
  @FunctionalInterface
  public interface LayerLoss {

    /** The loss of a layer at its position, finite and not negative. */
    double of(int position, LayerPrecision precision);
  }

  /**
   * An assignment with what it loses and takes.
   *
   * @param loss the sum over layers
   * @param cost the sum over layers, in the unit of the budget
   * @param leastLoss no assignment of the budget loses less: the loss itself, unless the fixed
   *     effort ended before that was proven
   */
  public record Assigned(
      PrecisionAssignment precision, double loss, double cost, double leastLoss) {

    /** Whether no assignment of the budget loses less. */
    public boolean proven() {
      return leastLoss >= loss;
    }
  }

  private final DecidedLayers decided;
  private final List<LayerPrecision> options;
  private final Knapsack knapsack;
  private final double fixedCost;

  /**
   * A choice.
   *
   * @param options what a layer may have, at least one
   * @throws UserException if the device cannot tell what the budget limits, or has no use for an
   *     option
   */
  public PrecisionChoice(
      CostModel model,
      Network network,
      List<LayerPrecision> options,
      LayerLoss loss,
      Budget budget) {
    this.decided = DecidedLayers.of(network);
    this.options = options.stream().distinct().sorted(DecidedLayers.byWidth()).toList();
    LayerGroups groups =
        LayerGroups.of(model, NetworkWorkload.of(network), decided, this.options, budget);
    this.fixedCost = groups.fixed();
    double[][] losses =
        decided.positions().stream()
            .map(
                position ->
                    this.options.stream().mapToDouble(some -> loss.of(position, some)).toArray())
            .toArray(double[][]::new);
    this.knapsack =
        new Knapsack(losses, groups.costs().toArray(double[][]::new), groups.followers());
  }

  /**
   * The best assignment within a budget; of equally good ones the cheapest.
   *
   * @throws UserException if there is none
   */
  public Assigned within(double budget) {
    double least = fixedCost + knapsack.cost(knapsack.cheapest());
    if (budget < least) {
      throw new UserException(
          "No choice of formats keeps within %s: the least is %s.".formatted(budget, least),
          "raise the budget.");
    }
    return assigned(knapsack.within(budget - fixedCost));
  }

  /**
   * The assignments that no other betters in loss and cost at once, from the cheapest to that of
   * least loss: all of them, or where there are more than {@code most}, some that lie in about
   * equal ratios of cost.
   *
   * @param most how many, at least 2
   */
  public List<Assigned> front(int most) {
    if (most < 2) {
      throw new IllegalArgumentException(
          "The assignments of a front (%d) must be at least 2.".formatted(most));
    }
    return KnapsackFront.of(knapsack, fixedCost, most).stream().map(this::assigned).toList();
  }

  /**
   * The best assignment for each of several budgets, from the least that an assignment takes to the
   * least that one without avoidable loss takes, in equal ratios. Neighbours may be equal.
   *
   * @param budgets how many, at least 2
   */
  public List<Assigned> steps(int budgets) {
    if (budgets < 2) {
      throw new IllegalArgumentException("The budgets (%d) must be at least 2.".formatted(budgets));
    }
    int[] cheapest = knapsack.cheapest();
    int[] best = knapsack.best();
    double least = fixedCost + knapsack.cost(cheapest);
    double ratio = least > 0 ? (fixedCost + knapsack.cost(best)) / least : 1;
    List<Assigned> steps = new ArrayList<>(List.of(assigned(cheapest)));
    for (int i = 1; i < budgets - 1; i++) {
      double budget = least * Math.pow(ratio, i / (budgets - 1.0));
      steps.add(assigned(knapsack.within(budget - fixedCost)));
    }
    steps.add(assigned(best));
    return steps;
  }

  private Assigned assigned(Knapsack.Solution solution) {
    return assigned(solution.choice(), solution.leastLoss());
  }

  /** Where the budget does not limit the loss, or leaves one choice of costs. */
  private Assigned assigned(int[] choice) {
    return assigned(choice, knapsack.loss(choice));
  }

  private Assigned assigned(int[] choice, double leastLoss) {
    Map<Integer, LayerPrecision> chosen = new HashMap<>();
    for (int group = 0; group < choice.length; group++) {
      chosen.put(decided.positions().get(group), options.get(choice[group]));
    }
    return new Assigned(
        decided.complete(chosen, options.get(options.size() - 1)),
        knapsack.loss(choice),
        fixedCost + knapsack.cost(choice),
        leastLoss);
  }
}
