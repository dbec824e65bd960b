package archsweep.precision;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Linear;
import archsweep.network.op.MatMul;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BitOperationsTest {

  @Test
  void multipliesBitsOfBothOperands() {
    NetworkBuilder net = new NetworkBuilder("n");
    Source input = net.input("x", TensorType.real(Shape.batched(4, 8)));
    Source mapped = net.layer("linear", new Linear(8, false), input);
    Network network = net.build(net.layer("product", new MatMul(true), mapped, input));
    PrecisionAssignment precision =
        PrecisionAssignment.uniform(network, new LayerPrecision(Formats.INT4, Formats.INT8));

    assertThat(new BitOperations(network).gbops(precision) * 1e9)
        .isEqualTo(4 * 8 * 8 * 4 * 8 + 4 * 4 * 8 * 8 * 8);
  }

  @Test
  void storesSideParametersWiderAndSharedOnesOnce() {
    NetworkBuilder net = new NetworkBuilder("n");
    Source input = net.input("x", TensorType.real(Shape.batched(32)));
    Source first = net.layer("first", new Linear(32, true), input);
    Source norm = net.layer("norm", BatchNorm.USUAL, first);
    Source second =
        net.layer(
            new Layer(
                "second", new Linear(32, true), List.of(norm), Map.of("weight", "first.weight")));
    Network network = net.build(second);

    assertThat(bytes(network, "int8")).isEqualTo(1024 + 2 * (2 * 32 + 2 * 32));
    assertThat(bytes(network, "mxfp4")).isEqualTo(1024 * 4.25 / 8 + 2 * (2 * 32 + 2 * 32));
    assertThat(bytes(network, "fp32")).isEqualTo(4.0 * network.parameterCount());
  }

  private static double bytes(Network network, String format) {
    LayerPrecision precision = LayerPrecision.of(Formats.named(format));
    return new BitOperations(network).weightBytes(PrecisionAssignment.uniform(network, precision));
  }
}
