package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import archsweep.precision.PrecisionAssignment;
import archsweep.proxy.Scorer.Wish;
import archsweep.torch.Arithmetic;
import archsweep.training.Minibatch;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the formats of each layer add to the loss, to second order: the summands of {@link
 * Sensitivity}. One pass fills it; then the score of an assignment is a sum of what stands here, so
 * thousands of them can be ranked. Changes no more once the pass is over.
 */
public final class SensitivityTable {

  /** What a layer multiplies. */
  public enum Operand {
    WEIGHTS,
    /** All inputs of the layer together. */
    ACTIVATIONS
  }

  private final List<Map<Operand, Map<NumberFormat, Double>>> layers;

  /**
   * @param layers the errors by format, for the operands that a layer has, by its position; belongs
   *     to the table, once it is complete
   */
  SensitivityTable(List<Map<Operand, Map<NumberFormat, Double>>> layers) {
    this.layers = layers;
  }

  /**
   * Runs the pass and fills the table.
   *
   * @param scorer whose limits hold
   * @param parameters a value for each parameter of {@code network}
   * @param formats which the table will know
   * @throws IllegalStateException if the pass fails, with the reason
   */
  public static SensitivityTable measure(
      Scorer scorer,
      Network network,
      Parameters parameters,
      Minibatch minibatch,
      Arithmetic arithmetic,
      Collection<? extends NumberFormat> formats) {
    SensitivityMeasurement measurement = new SensitivityMeasurement(network);
    List<Proxy> proxy = List.of(new Kept(measurement));
    List<Wish> uniform =
        formats.stream()
            .map(format -> PrecisionAssignment.uniform(network, LayerPrecision.of(format)))
            .map(precision -> new Wish(precision, proxy))
            .toList();
    for (List<ProxyResult> results :
        scorer.score(network, parameters, 0, minibatch, arithmetic, uniform)) {
      ProxyResult result = results.get(0);
      if (result.status() != Status.OK) {
        throw new IllegalStateException(
            "The sensitivities of %s have no value: %s".formatted(network.name(), result.error()));
      }
    }
    return measurement.table();
  }

  /** The score of an assignment, all of whose formats the table knows. Not below 0. */
  public double of(PrecisionAssignment assignment) {
    double sum = 0;
    for (int position = 0; position < layers.size(); position++) {
      sum += error(position, assignment.layer(position));
    }
    return sum;
  }

  /**
   * The summand of one layer.
   *
   * @param position of the layer in the network
   * @param operand 0 if the layer does not have it
   * @param format one that the table knows; full precision, which makes no error, it always does
   */
  public double error(int position, NumberFormat format, Operand operand) {
    Map<NumberFormat, Double> errors = layers.get(position).get(operand);
    if (errors == null || format.equals(Formats.FP32)) {
      return 0;
    }
    Double error = errors.get(format);
    if (error == null) {
      throw new IllegalArgumentException(
          "The table does not know %s for the %s of layer %d, only %s."
              .formatted(
                  format.name(),
                  operand,
                  position,
                  errors.keySet().stream().map(NumberFormat::name).sorted().toList()));
    }
    return error;
  }

  double error(int position, LayerPrecision formats) {
    return error(position, formats.weights(), Operand.WEIGHTS)
        + error(position, formats.activations(), Operand.ACTIVATIONS);
  }

  /** The proxy with a measurement that outlives the scoring. */
  private record Kept(SensitivityMeasurement measurement) implements Proxy {

    private static final Proxy SENSITIVITY = new Sensitivity();

    @Override
    public ProxyDescriptor descriptor() {
      return SENSITIVITY.descriptor();
    }

    @Override
    public List<PassSpec> passes() {
      return SENSITIVITY.passes();
    }

    @Override
    public Measurement measure(Network network, Parameters parameters) {
      return measurement;
    }
  }
}
