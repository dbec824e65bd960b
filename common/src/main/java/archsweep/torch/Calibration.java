package archsweep.torch;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.network.op.Op;
import archsweep.network.op.Shape;
import archsweep.precision.ActivationRanges;
import archsweep.precision.PrecisionAssignment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Finds the ranges of activations for static scales: the largest magnitudes that one batch reaches
 * in a pass for inference that is quantised itself. On this batch static scales are then those that
 * {@link Quantisation} takes from the values at hand.
 */
public final class Calibration {

  private Calibration() {}

  /**
   * Runs a batch through the quantised network, in float32.
   *
   * @param inputs the values of each input of the network, in order, row-major
   * @param shapes their shapes, without symbols
   * @throws TorchException naming the layer that libtorch could not run
   * @throws IllegalArgumentException if an activation is not finite
   */
  public static ActivationRanges ranges(
      Network network,
      Parameters parameters,
      PrecisionAssignment precision,
      List<float[]> inputs,
      List<Shape> shapes) {
    int count = network.layers().size();
    List<List<Float>> ranges = new ArrayList<>(Collections.nCopies(count, List.of()));
    LayerListener ranging =
        (position, read, output) -> {
          Op op = network.layers().get(position).op();
          if (Quantisation.multiplies(op)) {
            ranges.set(position, read.stream().map(Calibration::largest).toList());
          }
        };
    LibTorch.prepareThread();
    NativeScope.run(
        () ->
            NativeScope.recording(
                false,
                () -> {
                  List<Tensor> batch = new ArrayList<>();
                  List<String> names = List.copyOf(network.inputs().keySet());
                  for (int i = 0; i < names.size(); i++) {
                    batch.add(
                        Tensors.of(
                            inputs.get(i),
                            network.inputs().get(names.get(i)).reshaped(shapes.get(i)),
                            Arithmetic.FLOAT32));
                  }
                  new TorchNetwork(
                          network,
                          TorchNetwork.tensors(network, parameters, Arithmetic.FLOAT32),
                          Mode.INFERENCE,
                          Quantisation.of(precision))
                      .forward(batch, ranging);
                }));
    return new ActivationRanges(ranges);
  }

  private static float largest(Tensor tensor) {
    return (float) Tensors.toDouble(tensor.detach().abs().max());
  }
}
