package archsweep.sweep;

import archsweep.assignment.PrecisionChoice.LayerLoss;
import archsweep.config.UserException;
import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import archsweep.proxy.Scorer;
import archsweep.proxy.SensitivityTable;
import archsweep.proxy.SensitivityTable.Operand;
import archsweep.torch.Arithmetic;
import archsweep.training.Minibatch;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What formats lose layer by layer: the summands of the proxy {@code sensitivity}. */
public final class LayerSensitivity {

  private LayerSensitivity() {}

  /**
   * The losses of a network, after one pass over a minibatch.
   *
   * @param options whose losses are asked for
   * @throws UserException if the network has no sensitivities, with the reason
   */
  public static LayerLoss of(
      Scorer scorer,
      Network network,
      Parameters parameters,
      Minibatch minibatch,
      Arithmetic arithmetic,
      List<LayerPrecision> options) {
    Set<NumberFormat> formats =
        options.stream()
            .flatMap(option -> Stream.of(option.weights(), option.activations()))
            .collect(Collectors.toSet());
    try {
      SensitivityTable table =
          SensitivityTable.measure(scorer, network, parameters, minibatch, arithmetic, formats);
      return (position, precision) ->
          table.error(position, precision.weights(), Operand.WEIGHTS)
              + table.error(position, precision.activations(), Operand.ACTIVATIONS);
    } catch (IllegalStateException e) {
      throw new UserException(e.getMessage(), "raise the limits, or lower the batch size.", e);
    }
  }
}
