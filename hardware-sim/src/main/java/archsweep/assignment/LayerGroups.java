package archsweep.assignment;

import archsweep.config.UserException;
import archsweep.cost.CostModel;
import archsweep.cost.LayerCost;
import archsweep.cost.LayerWorkload;
import archsweep.cost.NetworkWorkload;
import archsweep.precision.Budget;
import archsweep.precision.DecidedLayers;
import archsweep.precision.LayerPrecision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.DoubleStream;

/**
 * What each layer with a precision of its own takes of a budget in each option, with all layers
 * that follow it alone; and those that follow several.
 *
 * @param costs of the options, for each layer with a precision of its own
 * @param fixed what no option changes
 */
record LayerGroups(List<double[]> costs, List<Follower> followers, double fixed) {

  /**
   * The groups of a network on a device.
   *
   * @param options from the narrowest; anchored layers have the last one
   */
  static LayerGroups of(
      CostModel model,
      NetworkWorkload network,
      DecidedLayers decided,
      List<LayerPrecision> options,
      Budget budget) {
    double fixed = budget == Budget.LATENCY_US ? model.networkOverheadUs() : 0;
    double[][] costs = new double[decided.positions().size()][options.size()];
    Map<SortedSet<Integer>, double[]> shared = new LinkedHashMap<>();
    for (int position = 0; position < network.size(); position++) {
      LayerWorkload layer = network.layer(position);
      SortedSet<Integer> leaders = decided.leaders(position);
      if (decided.anchored(position)) {
        fixed += cost(model, layer, options.get(options.size() - 1), budget);
        continue;
      }
      double[] sums =
          leaders.size() == 1
              ? costs[decided.positions().indexOf(leaders.first())]
              : shared.computeIfAbsent(leaders, key -> new double[options.size()]);
      for (int option = 0; option < sums.length; option++) {
        sums[option] += cost(model, layer, options.get(option), budget);
      }
    }
    List<Follower> followers = new ArrayList<>();
    shared.forEach(
        (leaders, sums) ->
            followers.add(
                new Follower(
                    leaders.stream().map(decided.positions()::indexOf).toList(),
                    DoubleStream.of(sums).boxed().toList())));
    return new LayerGroups(List.of(costs), followers, fixed);
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
    return switch (budget) {
      case LATENCY_US -> cost.latencyUs();
      case ENERGY_UJ -> cost.energyUj().value();
      case WEIGHT_BYTES -> layer.weightBytes(model.device().formats().stored(precision.weights()));
    };
  }
}
