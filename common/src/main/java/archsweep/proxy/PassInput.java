package archsweep.proxy;

import archsweep.network.InvalidNetworkException;
import archsweep.network.Network;
import archsweep.network.op.Dim;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.proxy.ForwardSpec.Parts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes into one run of a pass.
 *
 * @param values in row-major order
 * @param labels of the examples
 */
@SuppressWarnings("ArrayRecordComponent")
record PassInput(float[] values, int[] labels, Shape shape) {

  /** The factor of the second draw in a disturbed batch: gamma of zen-score's mixup. */
  private static final float DISTURBANCE = 0.01f;

  private static final int IMAGE_SIZE = 64;

  /** What goes into the runs of a pass, in their order. */
  static List<PassInput> of(ForwardSpec spec, Subject subject) {
    PassInput whole = whole(spec, subject);
    int examples = Math.toIntExact(whole.shape.size(0));
    List<PassInput> parts = new ArrayList<>();
    int runs = runs(spec.parts(), examples);
    for (int i = 0; i < runs; i++) {
      parts.add(whole.examples(examples * i / runs, examples * (i + 1) / runs));
    }
    return parts;
  }

  private static int runs(Parts parts, int examples) {
    return switch (parts) {
      case WHOLE -> 1;
      case HALVES -> Math.min(2, examples);
      case EXAMPLES -> examples;
    };
  }

  private static PassInput whole(ForwardSpec spec, Subject subject) {
    Shape minibatch = subject.minibatch().shape();
    int[] labels = subject.minibatch().labels();
    int count = Math.toIntExact(minibatch.elements());
    Draws draws = subject.draws();
    return switch (spec.batch()) {
      case MINIBATCH -> new PassInput(subject.minibatch().inputs(), labels, minibatch);
      case NORMAL -> new PassInput(draws.normal("batch", count), labels, minibatch);
      case NORMAL_DISTURBED -> {
        float[] values = draws.normal("batch", count);
        float[] disturbance = draws.normal("disturbance", count);
        for (int i = 0; i < count; i++) {
          values[i] += DISTURBANCE * disturbance[i];
        }
        yield new PassInput(values, labels, minibatch);
      }
      case ONES -> {
        Shape one = minibatch.with(0, Dim.of(1));
        float[] values = new float[Math.toIntExact(one.elements())];
        Arrays.fill(values, 1);
        yield new PassInput(values, new int[1], one);
      }
      case ONE_NORMAL -> {
        Shape one = oneExample(subject.network(), minibatch);
        float[] values = draws.normal("example", Math.toIntExact(one.elements()));
        yield new PassInput(values, new int[1], one);
      }
    };
  }

  /** One example: an image of 64 x 64 where the network takes one, else as in the minibatch. */
  private static Shape oneExample(Network network, Shape minibatch) {
    Shape one = minibatch.with(0, Dim.of(1));
    if (one.rank() != 4) {
      return one;
    }
    Shape image = one.with(2, Dim.of(IMAGE_SIZE)).with(3, Dim.of(IMAGE_SIZE));
    try {
      boolean same = taking(network, image).parameters().equals(network.parameters());
      return same ? image : one;
    } catch (InvalidNetworkException e) {
      return one;
    }
  }

  /**
   * The network with a first input of other sizes.
   *
   * @throws InvalidNetworkException if its layers do not fit such an input
   */
  static Network taking(Network network, Shape example) {
    Map.Entry<String, TensorType> input = network.inputs().entrySet().iterator().next();
    Shape declared = input.getValue().shape();
    Shape resized = example.with(0, declared.dim(0));
    Map<String, TensorType> inputs = new LinkedHashMap<>(network.inputs());
    inputs.put(input.getKey(), input.getValue().reshaped(resized));
    return new Network(network.name(), inputs, network.layers(), network.outputs());
  }

  private PassInput examples(int from, int to) {
    if (from == 0 && to == shape.size(0)) {
      return this;
    }
    int each = Math.toIntExact(shape.elements() / shape.size(0));
    return new PassInput(
        Arrays.copyOfRange(values, from * each, to * each),
        Arrays.copyOfRange(labels, from, to),
        shape.with(0, Dim.of(to - from)));
  }
}
