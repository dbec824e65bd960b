package archsweep.training;

import archsweep.config.UserException;
import archsweep.identity.Seeds;
import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.Source;
import archsweep.network.op.DataType;
import archsweep.network.op.Dim;
import archsweep.network.op.Embedding;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Labelled examples that are drawn, for networks whose data is not at hand. Networks with inputs of
 * one shape get the same examples from one seed.
 */
public final class SyntheticExamples {

  private SyntheticExamples() {}

  /**
   * Draws a batch for the first input of a network.
   *
   * @param size how many examples
   * @return inputs N(0, 1), or indices uniform in the vocabulary that reads them; labels uniform
   *     over the last axis of the first output
   * @throws UserException if the input does not begin with the batch, has another open axis, or
   *     nothing says how many indices there are
   */
  public static Minibatch draw(Network network, int size, long seed) {
    String name = network.inputs().keySet().iterator().next();
    TensorType declared = network.inputs().get(name);
    Shape shape = declared.bind(Map.of(Dim.Symbol.BATCH.name(), (long) size)).shape();
    boolean open = shape.dims().stream().anyMatch(dim -> dim instanceof Dim.Symbol);
    if (open || !declared.shape().dim(0).equals(Dim.Symbol.BATCH)) {
      throw new UserException(
          "Examples for the input %s %s cannot be drawn: its first axis alone has to be the batch."
              .formatted(name, declared),
          "write the batch first and numbers for the other sizes: "
              + "MODEL.onnx:%s=batchx3x224x224.".formatted(name));
    }
    SplittableRandom random =
        new SplittableRandom(Seeds.mix(seed, shape.toString(), "synthetic examples"));
    int vocabulary =
        declared.dataType() == DataType.INDEX ? vocabulary(network, name) : Integer.MAX_VALUE;
    float[] inputs = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] =
          declared.dataType() == DataType.INDEX
              ? random.nextInt(vocabulary)
              : (float) random.nextGaussian();
    }
    return new Minibatch(inputs, labels(network, size, random.split()), shape);
  }

  private static int[] labels(Network network, int size, SplittableRandom random) {
    Shape logits = network.type(network.outputs().get(0)).shape();
    Dim last = logits.dim(logits.rank() - 1);
    int classes = last instanceof Dim.Fixed fixed ? Math.toIntExact(fixed.size()) : 1;
    return random.ints(size, 0, classes).toArray();
  }

  /** How many rows the smallest table has that looks the indices up. */
  private static int vocabulary(Network network, String input) {
    return network.layers().stream()
        .filter(layer -> layer.op() instanceof Embedding && reads(layer, input))
        .mapToInt(layer -> ((Embedding) layer.op()).vocabulary())
        .min()
        .orElseThrow(
            () ->
                new UserException(
                    "Indices for the input %s cannot be drawn: no embedding looks them up."
                        .formatted(input),
                    "score a network whose first input is real."));
  }

  private static boolean reads(Layer layer, String input) {
    return layer.inputs().stream().map(Source::node).anyMatch(input::equals);
  }
}
