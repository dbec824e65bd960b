package archsweep.pipeline;

import archsweep.assignment.PrecisionChoice;
import archsweep.config.UserException;
import archsweep.cost.CostModel;
import archsweep.cost.CostModels;
import archsweep.device.Device;
import archsweep.network.Network;
import archsweep.precision.AssignedPrecision;
import archsweep.precision.PrecisionScheme;
import archsweep.space.DeadEdges;
import archsweep.sweep.Sweep;
import java.util.HashMap;
import java.util.Map;

/** Finds budgets that a device cannot tell, before anything is spent. */
final class AssignedBudgets {

  private AssignedBudgets() {}

  /**
   * Costs the choices of all assigned schemes for the first network of a sweep.
   *
   * @throws UserException if a device does not know what is limited, or refuses a format
   */
  static void check(SweepSource source) {
    Sweep sweep = source.sweep();
    Map<String, CostModel> models = new HashMap<>();
    for (Device device : sweep.devices()) {
      models.put(device.name(), CostModels.of(device));
    }
    Network network =
        sweep.space().toNetwork(sweep.order().architecture(0), sweep.task(), DeadEdges.DROP);
    for (PrecisionScheme scheme : sweep.schemes()) {
      if (scheme instanceof AssignedPrecision assigned && assigned.step() == 0) {
        try {
          new PrecisionChoice(
              models.get(assigned.device()),
              network,
              assigned.choices(),
              (position, precision) -> 0,
              assigned.budget());
        } catch (UserException e) {
          throw source
              .section()
              .wrong(
                  "precisions",
                  assigned.name(),
                  "cannot be assigned: " + e.problem().replaceFirst("\\.$", ""),
                  e.advice());
        }
      }
    }
  }
}
