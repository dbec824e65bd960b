package archsweep.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.network.Parameters;
import archsweep.network.op.DataType;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.onnx.read.OnnxImport;
import archsweep.precision.ActivationRanges;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.torch.Arithmetic;
import archsweep.torch.Calibration;
import archsweep.torch.LayerListener;
import archsweep.torch.Mode;
import archsweep.torch.NativeScope;
import archsweep.torch.Quantisation;
import archsweep.torch.Tensors;
import archsweep.torch.TorchNetwork;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** Runs what is exported in ONNX Runtime and the network in libtorch, and compares. */
final class BothRuntimes {

  /** Of the largest output. */
  private static final double TOLERANCE = 2e-4;

  private BothRuntimes() {}

  private static Parameters parameters(Network network) {
    return Initialisation.PYTORCH_DEFAULT.draw(network, NetworkId.of(network), 1);
  }

  static byte[] export(Network network) {
    return export(
        network, PrecisionAssignment.uniform(network, LayerPrecision.of(Formats.named("int8"))));
  }

  static byte[] export(Network network, PrecisionAssignment precision) {
    return OnnxExport.write(network, parameters(network), precision);
  }

  /** The quantised model, calibrated on the batch that {@link #checkSame} runs it on. */
  static byte[] quantised(Network network, PrecisionAssignment precision) {
    Batch batch = Batch.of(network);
    Parameters parameters = parameters(network);
    ActivationRanges ranges =
        Calibration.ranges(network, parameters, precision, batch.values(), batch.shapes());
    return OnnxExport.write(network, parameters, precision, ranges);
  }

  static void checkSame(Network network) throws OrtException {
    Batch batch = Batch.of(network);
    double[] expected = libtorch(network, batch, Quantisation.NONE);
    double[] actual = onnxRuntime(export(network), batch);
    double largest = largest(expected);
    assertThat(actual).containsExactly(expected, within(TOLERANCE * largest));
    assertThat(largest).isFinite();
  }

  /**
   * Compares the quantised model, calibrated on the batch that it then runs on: outputs may differ
   * by {@code tolerance} of the largest.
   *
   * @return how far quantising moves an output, as a part of the largest
   */
  static double checkSame(Network network, PrecisionAssignment precision, double tolerance)
      throws OrtException {
    Batch batch = Batch.of(network);
    double[] expected = libtorch(network, batch, Quantisation.of(precision));
    double[] actual = onnxRuntime(quantised(network, precision), batch);
    double largest = largest(expected);
    assertThat(actual).containsExactly(expected, within(tolerance * largest));
    double[] real = libtorch(network, batch, Quantisation.NONE);
    return largest(
            IntStream.range(0, real.length).mapToDouble(i -> real[i] - expected[i]).toArray())
        / largest;
  }

  /**
   * Compares a model of others, in ONNX Runtime, with the network that was read of it, in libtorch,
   * and with that network exported again: all of their outputs.
   *
   * @param numbers inputs that were bound when it was read
   */
  static void checkImported(byte[] original, OnnxImport.Model model, Map<String, Long> numbers)
      throws OrtException {
    Network network = model.network();
    Batch batch = Batch.of(network);
    double[] expected = onnxRuntime(original, batch, numbers);
    byte[] again =
        OnnxExport.write(
            network,
            model.parameters(),
            PrecisionAssignment.uniform(network, LayerPrecision.of(Formats.FP32)));
    double allowed = TOLERANCE * largest(expected);
    assertThat(largest(expected)).isFinite().isPositive();
    assertThat(libtorch(network, model.parameters(), batch, Quantisation.NONE))
        .containsExactly(expected, within(allowed));
    assertThat(onnxRuntime(again, batch, Map.of())).containsExactly(expected, within(allowed));
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElseThrow();
  }

  /** What both run on, by the names of the network's inputs. */
  private record Batch(Map<String, double[]> inputs, Map<String, TensorType> types) {

    static Batch of(Network network) {
      Map<String, double[]> inputs = new LinkedHashMap<>();
      Map<String, TensorType> types = new LinkedHashMap<>();
      SplittableRandom random = new SplittableRandom(1);
      network
          .inputs()
          .forEach(
              (name, symbolic) -> {
                TensorType type = symbolic.bind(Map.of("batch", 2L, "sequence", 5L));
                boolean index = type.dataType() == DataType.INDEX;
                types.put(name, type);
                inputs.put(
                    name,
                    random
                        .doubles(type.shape().elements())
                        .map(value -> index ? Math.floor(11 * value) : 2 * value - 1)
                        .toArray());
              });
      return new Batch(inputs, types);
    }

    List<float[]> values() {
      return inputs.values().stream().map(BothRuntimes::floats).toList();
    }

    List<Shape> shapes() {
      return types.values().stream().map(TensorType::shape).toList();
    }
  }

  private static double[] libtorch(Network network, Batch inputs, Quantisation quantisation) {
    return libtorch(network, parameters(network), inputs, quantisation);
  }

  private static double[] libtorch(
      Network network, Parameters parameters, Batch inputs, Quantisation quantisation) {
    List<double[]> result = new ArrayList<>();
    NativeScope.run(
        () ->
            NativeScope.recording(
                false,
                () -> {
                  Map<String, Tensor> tensors =
                      TorchNetwork.tensors(network, parameters, Arithmetic.FLOAT32);
                  TorchNetwork runnable =
                      new TorchNetwork(network, tensors, Mode.INFERENCE, quantisation);
                  List<Tensor> batch = new ArrayList<>();
                  inputs
                      .inputs()
                      .forEach(
                          (name, values) ->
                              batch.add(
                                  Tensors.of(
                                      floats(values),
                                      inputs.types().get(name),
                                      Arithmetic.FLOAT32)));
                  runnable.forward(batch, LayerListener.NONE).stream()
                      .map(Tensors::toArray)
                      .forEach(result::add);
                }));
    return result.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] onnxRuntime(byte[] model, Batch batch) throws OrtException {
    return onnxRuntime(model, batch, Map.of());
  }

  private static double[] onnxRuntime(byte[] model, Batch batch, Map<String, Long> numbers)
      throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(model, options)) {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, double[]> input : batch.inputs().entrySet()) {
          TensorType type = batch.types().get(input.getKey());
          tensors.put(input.getKey(), tensor(input.getValue(), type));
        }
        for (Map.Entry<String, Long> number : numbers.entrySet()) {
          LongBuffer value = LongBuffer.wrap(new long[] {number.getValue()});
          tensors.put(number.getKey(), OnnxTensor.createTensor(environment, value, new long[0]));
        }
        try (OrtSession.Result result = session.run(tensors)) {
          List<Double> values = new ArrayList<>();
          result.forEach(
              output -> {
                FloatBuffer floats = ((OnnxTensor) output.getValue()).getFloatBuffer();
                while (floats.hasRemaining()) {
                  values.add((double) floats.get());
                }
              });
          return values.stream().mapToDouble(Double::doubleValue).toArray();
        } finally {
          tensors.values().forEach(OnnxTensor::close);
        }
      }
    }
  }

  private static OnnxTensor tensor(double[] values, TensorType type) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] sizes = IntStream.range(0, type.shape().rank()).mapToLong(type.shape()::size).toArray();
    if (type.dataType() == DataType.INDEX) {
      long[] places = Arrays.stream(values).mapToLong(value -> (long) value).toArray();
      return OnnxTensor.createTensor(environment, LongBuffer.wrap(places), sizes);
    }
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats(values)), sizes);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
