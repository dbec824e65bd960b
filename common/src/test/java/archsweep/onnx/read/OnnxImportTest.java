package archsweep.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.NetworkId;
import archsweep.network.Parameters;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.CausalMask;
import archsweep.network.op.Concat;
import archsweep.network.op.Convolution;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.Linear;
import archsweep.network.op.MatMul;
import archsweep.network.op.Multiply;
import archsweep.network.op.Pool;
import archsweep.network.op.Reshape;
import archsweep.network.op.Scale;
import archsweep.network.op.Shape;
import archsweep.network.op.Slice;
import archsweep.network.op.Softmax;
import archsweep.network.op.Take;
import archsweep.network.op.TensorType;
import archsweep.network.op.Transpose;
import archsweep.network.op.Window;
import archsweep.onnx.OnnxExport;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OnnxImportTest {

  private static final int DAMAGES = 4000;

  @Test
  void whatIsExportedReadsBackToTheSameNetworkAndParameters() {
    for (Network network : List.of(convolutional(), sequential())) {
      Parameters parameters = parameters(network);
      OnnxImport.Model read = OnnxImport.read(export(network, parameters), Map.of());

      assertThat(read.network()).isEqualTo(network);
      parameters
          .all()
          .forEach(
              (name, values) ->
                  assertThat(read.parameters().values(name)).as(name).isEqualTo(values));
    }
  }

  @Test
  void anUnsupportedNodeIsNamed() {
    NetworkBuilder network = new NetworkBuilder("masked");
    Source input = network.input("x", TensorType.real(Shape.batched(4, 4)));
    Network masked = network.build(network.layer("mask", new CausalMask(), input));

    assertThatThrownBy(() -> OnnxImport.read(export(masked, parameters(masked)), Map.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("mask//")
        .hasMessageContaining("Expand");
  }

  @Test
  void anInputThatIsNotThereIsNamed() {
    byte[] bytes = export(convolutional(), parameters(convolutional()));

    assertThatThrownBy(() -> OnnxImport.read(bytes, Map.of("sr", "16000")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no input sr");
  }

  @Test
  void constantsAreBoundedTogether() {
    byte[] bytes = export(convolutional(), parameters(convolutional()));
    long values =
        parameters(convolutional()).all().values().stream().mapToLong(v -> v.length).sum();

    assertThatThrownBy(() -> OnnxImport.read(bytes, Map.of(), new Room(4 * values - 1)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is room for " + (4 * values - 1));
    assertThat(OnnxImport.read(bytes, Map.of(), new Room(8 * values)).network())
        .isEqualTo(convolutional());
  }

  @Test
  void damagedModelsAreRefusedOrRead() {
    byte[] sound = export(convolutional(), parameters(convolutional()));
    SplittableRandom random = new SplittableRandom(1);
    int refused = 0;
    for (int i = 0; i < DAMAGES; i++) {
      refused += refuses(damaged(sound, random)) ? 1 : 0;
    }
    assertThat(refused).isBetween(DAMAGES / 10, DAMAGES - 1);
  }

  private static byte[] damaged(byte[] sound, SplittableRandom random) {
    if (random.nextInt(4) == 0) {
      return Arrays.copyOf(sound, random.nextInt(sound.length));
    }
    byte[] changed = sound.clone();
    for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  /** Anything but a UserException fails the test. */
  private static boolean refuses(byte[] bytes) {
    try {
      OnnxImport.Model model = OnnxImport.read(bytes, Map.of());
      model.parameters().checkedFor(model.network());
      return false;
    } catch (UserException e) {
      return true;
    }
  }

  private static Network convolutional() {
    NetworkBuilder network = new NetworkBuilder("convolutional");
    Source image = network.input("image", TensorType.real(Shape.batched(3, 8, 8)));
    Source stem =
        network.chain(
            "stem", image, Convolution.square(4, 3, 1, 1), BatchNorm.USUAL, Activation.RELU);
    Source left = network.layer("left", Pool.max(Window.square(3, 1, 1)), stem);
    Source right = network.layer("right", Pool.average(Window.square(3, 1, 1), false), stem);
    Source both = network.layer("both", new Concat(1), left, right);
    Source silu = network.layer("silu", new Activation(Activation.Function.SILU), both);
    Source product = network.layer("product", new Multiply(), silu, both);
    Source sum = network.layer("sum", new Add(), product, both, silu);
    Source part = network.layer("part", Slice.of(2, 1, 5), sum);
    Source taken = network.layer("taken", new Take(3, List.of(2L, 1L, 0L, 1L)), part);
    return network.build(
        network.chain("head", taken, new GlobalAveragePool(false), new Linear(5, true)));
  }

  private static Network sequential() {
    NetworkBuilder network = new NetworkBuilder("sequential");
    Source words = network.input("words", TensorType.real(Shape.batched(6, 8)));
    Source normal = network.layer("normal", new LayerNorm(1, 1e-5), words);
    Source query = network.layer("query", new Linear(8, true), normal);
    Source key = network.layer("key", new Linear(8, false), normal);
    Source turned = network.layer("turned", new Transpose(List.of(0, 2, 1)), key);
    Source scores = network.layer("scores", new MatMul(false), query, turned);
    Source scaled = network.layer("scaled", new Scale(0.25), scores);
    Source weights = network.layer("weights", new Softmax(-1), scaled);
    Source mixed = network.layer("mixed", new MatMul(false), weights, normal);
    return network.build(network.layer("flat", Reshape.flat(48), mixed));
  }

  private static Parameters parameters(Network network) {
    return Initialisation.PYTORCH_DEFAULT.draw(network, NetworkId.of(network), 1);
  }

  private static byte[] export(Network network, Parameters parameters) {
    return OnnxExport.write(
        network, parameters, PrecisionAssignment.uniform(network, LayerPrecision.of(Formats.FP32)));
  }
}
