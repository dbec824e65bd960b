package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.op.Op;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import archsweep.precision.PrecisionAssignment;
import archsweep.proxy.SensitivityTable.Operand;
import archsweep.torch.NativeScope;
import archsweep.torch.Quantisation;
import archsweep.torch.Tensors;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.bytedeco.pytorch.Tensor;

/** Fills a {@link SensitivityTable} with the formats that the expected precisions have. */
final class SensitivityMeasurement implements Measurement {

  private final Network network;
  private final List<Map<Operand, Map<NumberFormat, Double>>> layers = new ArrayList<>();
  private final SensitivityTable table = new SensitivityTable(layers);
  private double examples;

  SensitivityMeasurement(Network network) {
    this.network = network;
    for (int position = 0; position < network.layers().size(); position++) {
      LayerAt layer = new LayerAt(position, network.layers().get(position));
      Map<Operand, Map<NumberFormat, Double>> operands = new EnumMap<>(Operand.class);
      if (layer.counted()) {
        operands.put(Operand.WEIGHTS, new HashMap<>());
      }
      if (Quantisation.multiplies(layer.layer().op())) {
        operands.put(Operand.ACTIVATIONS, new HashMap<>());
      }
      layers.add(operands);
    }
  }

  /** The table, which is complete after the last event. */
  SensitivityTable table() {
    return table;
  }

  /** Enters the formats without error: a layer that is cut off from the loss makes none. */
  @Override
  public void expect(Set<PrecisionAssignment> precisions) {
    for (PrecisionAssignment precision : precisions) {
      for (int position = 0; position < layers.size(); position++) {
        LayerPrecision formats = precision.layer(position);
        enter(position, Operand.WEIGHTS, formats.weights());
        enter(position, Operand.ACTIVATIONS, formats.activations());
      }
    }
  }

  private void enter(int position, Operand operand, NumberFormat format) {
    Map<NumberFormat, Double> errors = layers.get(position).get(operand);
    if (errors != null && !format.equals(Formats.FP32)) {
      errors.put(format, 0.0);
    }
  }

  @Override
  public void logits(Tensor logits) {
    examples = logits.size(0);
  }

  @Override
  public void weightFisher(LayerAt layer, Tensor weight, Tensor squares) {
    add(
        layer.position(),
        Operand.WEIGHTS,
        format -> error(weight, Quantisation.weight(weight, format), squares));
  }

  @Override
  public void activationGradient(LayerAt layer, int input, Tensor activation, Tensor gradient) {
    Op op = layer.layer().op();
    Tensor squares = gradient.square();
    add(
        layer.position(),
        Operand.ACTIVATIONS,
        format ->
            error(activation, Quantisation.activation(op, input, activation, format), squares));
  }

  private void add(int position, Operand operand, ToDoubleFunction<NumberFormat> error) {
    Map<NumberFormat, Double> errors = layers.get(position).get(operand);
    errors.replaceAll((format, sum) -> sum + NativeScope.call(() -> error.applyAsDouble(format)));
  }

  /**
   * The gradients of L are 1/N of those of the l_n, so the mean over examples of the squares of the
   * latter is N times the sum of the squares of the former.
   */
  private double error(Tensor value, Tensor rounded, Tensor squares) {
    Tensor weighted = value.detach().sub(rounded).square_().mul_(squares);
    return examples / 2 * Tensors.toDouble(weighted.sum());
  }

  /** In full precision nothing is rounded. */
  @Override
  public Score finish() {
    return finish(PrecisionAssignment.uniform(network, LayerPrecision.of(Formats.FP32)));
  }

  @Override
  public Score finish(PrecisionAssignment precision) {
    LayerSum sum = new LayerSum();
    for (int position = 0; position < layers.size(); position++) {
      if (!layers.get(position).isEmpty()) {
        double error = table.error(position, precision.layer(position));
        sum.add(network.layers().get(position).name(), error);
      }
    }
    return sum.score();
  }
}
