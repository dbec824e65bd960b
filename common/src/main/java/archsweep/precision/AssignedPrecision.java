package archsweep.precision;

import java.util.List;

/**
 * The assignment of least loss under a budget on a device. The budgets of a network go from the
 * least that an assignment takes to the least that one without avoidable loss takes, in equal
 * ratios.
 *
 * @param choices what a layer may get
 * @param device that the budget is of
 * @param budget what is limited
 * @param step which of the budgets, from 0
 * @param steps how many budgets there are, at least 2
 */
public record AssignedPrecision(
    String name, List<LayerPrecision> choices, String device, Budget budget, int step, int steps)
    implements PrecisionScheme {

  public AssignedPrecision {
    choices = List.copyOf(choices);
    if (choices.isEmpty() || steps < 2 || step < 0 || step >= steps) {
      throw new IllegalArgumentException(
          "The step (%d) of %s must be one of %d, at least 2, and have choices."
              .formatted(step, name, steps));
    }
  }
}
