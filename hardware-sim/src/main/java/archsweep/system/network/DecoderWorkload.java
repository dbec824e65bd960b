package archsweep.system.network;

import archsweep.config.UserException;
import archsweep.cost.CostModel;
import archsweep.cost.CostModels;
import archsweep.cost.LayerWorkload;
import archsweep.cost.Work;
import archsweep.device.UnsupportedFormatException;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.instance.Operator;
import archsweep.system.instance.PeriodModel;
import archsweep.system.instance.Processor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of decoding of a decoder-only language model over a system, by name: {@code
 * decoder:LAYERS:HIDDEN:CONTEXT:BATCH}, such as {@code decoder:32:4096:2048:8}. Each layer is two
 * operators: attention (four projections, scores and values over the cached keys and values) and a
 * feed-forward part of four times the width. Memory holds weights and, for attention, the cache of
 * keys and values of all samples. 128 features a head, a vocabulary of 32,000.
 *
 * <p>Layers are equal and may be many; with {@code contiguous-dp} servers of equal devices are
 * interchangeable too, and the dynamic programme runs over layers and servers used of each class.
 */
public final class DecoderWorkload {

  private static final Pattern NAME =
      Pattern.compile("decoder:(\\d{1,4}):(\\d{3,5}):(\\d{1,7}):(\\d{1,4})");

  private static final int HEAD_FEATURES = 128;
  private static final int VOCABULARY = 32_000;
  private static final int WIDENING = 4;

  private final DeviceSystem system;
  private final List<CostModel> models;
  private final LayerPrecision precision;
  private final long layers;
  private final long hidden;
  private final long context;
  private final long batch;

  private DecoderWorkload(DeviceSystem system, LayerPrecision precision, Matcher name) {
    this.system = system;
    this.models = system.members().stream().map(member -> CostModels.of(member.device())).toList();
    this.precision = precision;
    this.layers = Long.parseLong(name.group(1));
    this.hidden = Long.parseLong(name.group(2));
    this.context = Long.parseLong(name.group(3));
    this.batch = Long.parseLong(name.group(4));
  }

  /** Whether a name is meant to be one of a decoder. */
  public static boolean recognises(String name) {
    return name.startsWith("decoder:");
  }

  /**
   * The instance of a name, in us and bytes.
   *
   * @throws UserException if the name has another form
   */
  public static Instance named(String name, DeviceSystem system, LayerPrecision precision) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches() || Long.parseLong(parts.group(2)) % HEAD_FEATURES != 0) {
      throw new UserException(
          "The language model (%s) is not decoder:LAYERS:HIDDEN:CONTEXT:BATCH with a multiple of %d hidden."
              .formatted(name, HEAD_FEATURES),
          "you meant decoder:32:4096:2048:8.");
    }
    DecoderWorkload workload = new DecoderWorkload(system, precision, parts);
    if (workload.layers * workload.hidden * workload.context * workload.batch == 0) {
      throw new UserException(
          "The sizes of the language model (%s) must be positive.".formatted(name),
          "you meant decoder:32:4096:2048:8.");
    }
    return workload.instance(name);
  }

  private Instance instance(String name) {
    List<Operator> operators = new ArrayList<>();
    operators.add(
        operator("embedding", VOCABULARY * hidden, 0, List.of(lookup())).pinnedTo(system.host()));
    for (int layer = 0; layer < layers; layer++) {
      operators.add(
          operator(
              "attention%d".formatted(layer),
              4 * hidden * hidden,
              2 * batch * context * hidden,
              List.of(
                  projection(hidden, 3 * hidden),
                  cached(context, HEAD_FEATURES),
                  cached(HEAD_FEATURES, context),
                  projection(hidden, hidden))));
      operators.add(
          operator(
              "feed_forward%d".formatted(layer),
              2 * WIDENING * hidden * hidden,
              0,
              List.of(
                  projection(hidden, WIDENING * hidden), projection(WIDENING * hidden, hidden))));
    }
    operators.add(
        operator("head", VOCABULARY * hidden, 0, List.of(projection(hidden, VOCABULARY))));
    List<Edge> edges = new ArrayList<>();
    for (int i = 1; i < operators.size(); i++) {
      edges.add(new Edge(i - 1, i, bytes(batch * hidden, precision.activations())));
    }
    List<Processor> devices =
        system.members().stream()
            .map(member -> new Processor(member.name(), member.memoryBytes()))
            .toList();
    return new Instance(
        name,
        devices,
        operators,
        edges,
        system.links(),
        PeriodModel.COMPUTE_AND_LINK,
        system.communication());
  }

  private Operator operator(String name, long weights, long cached, List<LayerWorkload> workloads) {
    List<Double> times = new ArrayList<>();
    for (CostModel model : models) {
      times.add(workloads.stream().mapToDouble(workload -> time(model, workload)).sum());
    }
    double memory = bytes(weights, precision.weights()) + bytes(cached, precision.activations());
    return new Operator(name, times, memory);
  }

  private double time(CostModel model, LayerWorkload workload) {
    try {
      return model.layer(workload, precision).latencyUs();
    } catch (UnsupportedFormatException e) {
      return Double.POSITIVE_INFINITY;
    }
  }

  private LayerWorkload lookup() {
    return new LayerWorkload(new Work.Movement(), 0, batch * hidden, batch * hidden, batch);
  }

  /** A product with weights for each sample's one token. */
  private LayerWorkload projection(long inputs, long outputs) {
    return new LayerWorkload(
        new Work.MatrixProduct(1, batch, outputs, inputs, batch * inputs, true),
        inputs * outputs,
        batch * inputs,
        batch * outputs,
        0);
  }

  /** A product with cached keys or values, for each head of each sample. */
  private LayerWorkload cached(long outputs, long inputs) {
    long heads = batch * hidden / HEAD_FEATURES;
    return new LayerWorkload(
        new Work.MatrixProduct(heads, 1, outputs, inputs, inputs, false),
        0,
        heads * (inputs + inputs * outputs),
        heads * outputs,
        0);
  }

  private static double bytes(long elements, NumberFormat format) {
    return Math.ceil(elements * format.storedBits() / 8);
  }
}
