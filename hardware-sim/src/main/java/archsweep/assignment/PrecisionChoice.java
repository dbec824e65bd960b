package archsweep.assignment;

import archsweep.config.UserException;
import archsweep.cost.CostModel;
import archsweep.cost.LayerCost;
import archsweep.cost.LayerWorkload;
import archsweep.cost.NetworkWorkload;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The precision of each layer of a network on a device: the assignment of least loss under a
 * budget, where losses and costs of layers add up. Layers without weights keep the formats that
 * they are given, and their costs with them.
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
   */
  public record Assigned(PrecisionAssignment precision, double loss, double cost) {}

  private final List<LayerPrecision> options;
  private final PrecisionAssignment base;
  private final int[] groups;
  private final Knapsack knapsack;
  private final double fixedCost;

  /**
   * A choice.
   *
   * @param base the formats of layers without weights, by position
   * @param options what a layer with weights may have, at least one
   * @throws UserException if the device cannot tell what the budget limits
   */
  public PrecisionChoice(
      CostModel model,
      NetworkWorkload network,
      PrecisionAssignment base,
      List<LayerPrecision> options,
      LayerLoss loss,
      Budget budget) {
    this.options = List.copyOf(options);
    this.base = base;
    List<Integer> weighted = new ArrayList<>();
    double fixed = 0;
    for (int position = 0; position < network.size(); position++) {
      LayerWorkload layer = network.layer(position);
      if (layer.weightElements() > 0) {
        weighted.add(position);
      } else {
        fixed += cost(model, layer, base.layer(position), budget);
      }
    }
    this.fixedCost = fixed;
    this.groups = weighted.stream().mapToInt(Integer::intValue).toArray();
    double[][] losses = new double[groups.length][options.size()];
    double[][] costs = new double[groups.length][options.size()];
    for (int group = 0; group < groups.length; group++) {
      for (int option = 0; option < options.size(); option++) {
        LayerPrecision precision = options.get(option);
        losses[group][option] = loss.of(groups[group], precision);
        costs[group][option] = cost(model, network.layer(groups[group]), precision, budget);
      }
    }
    this.knapsack = new Knapsack(losses, costs);
  }

  /**
   * The best assignment within a budget.
   *
   * @throws UserException if there is none
   */
  public Assigned within(double budget) {
    int[] choice = knapsack.solve(budget - fixedCost);
    List<LayerPrecision> layers = new ArrayList<>(base.layers());
    for (int group = 0; group < groups.length; group++) {
      layers.set(groups[group], options.get(choice[group]));
    }
    return new Assigned(
        new PrecisionAssignment(layers), knapsack.loss(choice), fixedCost + knapsack.cost(choice));
  }

  /**
   * The best assignments from the least budget to the largest that helps, those of equal loss once:
   * none of them is better than another in loss and cost.
   *
   * @param steps how many budgets, at least 2, in equal ratios
   */
  public List<Assigned> front(int steps) {
    double least = fixedCost + knapsack.leastCost();
    double most = Math.max(least, fixedCost + knapsack.largestUsefulCost());
    double[] budgets = new double[steps];
    for (int i = 0; i < steps; i++) {
      double part = i / (steps - 1.0);
      budgets[i] = i == steps - 1 ? most : least * Math.pow(most / least, part);
    }
    budgets[0] = least;
    List<Assigned> front = new ArrayList<>();
    Arrays.stream(budgets)
        .mapToObj(this::within)
        .filter(some -> front.isEmpty() || some.loss() < front.get(front.size() - 1).loss())
        .forEach(front::add);
    return front;
  }

  private static double cost(
      CostModel model, LayerWorkload layer, LayerPrecision precision, Budget budget) {
    LayerCost cost = model.layer(layer, precision);
    if (budget == Budget.ENERGY_UJ && !cost.energyUj().known()) {
      throw new UserException(
          "The device %s has no energy for layers in %s."
              .formatted(model.device().name(), precision),
          "give it one in its file, or limit latency_us.");
    }
    return budget.of(cost, layer, precision);
  }
}
