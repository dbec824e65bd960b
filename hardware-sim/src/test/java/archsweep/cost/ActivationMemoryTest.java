package archsweep.cost;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.Embedding;
import archsweep.network.op.Reshape;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.precision.Formats;
import org.junit.jupiter.api.Test;

class ActivationMemoryTest {

  private static final int MAP = 8 * 4 * 4;

  @Test
  void aChainHoldsOneInputAndOneOutput() {
    NetworkBuilder net = new NetworkBuilder("chain");
    Source image = net.input("image", TensorType.real(Shape.batched(8, 4, 4)));
    Network network = net.build(net.chain("relu", image, relus(5)));

    assertThat(peak(network)).isEqualTo(2 * MAP);
  }

  @Test
  void whatIsReadLaterStaysAndOutputsToo() {
    NetworkBuilder net = new NetworkBuilder("skip");
    Source image = net.input("image", TensorType.real(Shape.batched(8, 4, 4)));
    Source last = net.chain("relu", image, relus(3));
    Source sum = net.layer("sum", new Add(), last, image);

    assertThat(peak(net.build(sum))).isEqualTo(3 * MAP);
    assertThat(peak(net.build(net.chain("more", sum, relus(2)), last))).isEqualTo(3 * MAP);
    assertThat(peak(net.build(net.chain("yet", sum, relus(2)), last, sum))).isEqualTo(4 * MAP);
  }

  @Test
  void reshapesAndFoldedNormsWriteInPlace() {
    NetworkBuilder net = new NetworkBuilder("in place");
    Source image = net.input("image", TensorType.real(Shape.batched(8, 4, 4)));
    Source last =
        net.chain(
            "layer",
            image,
            Convolution.square(4, 1, 1, 0),
            BatchNorm.USUAL,
            Reshape.flat(4 * 4 * 4));

    assertThat(peak(net.build(last))).isEqualTo(MAP + MAP / 2);
  }

  @Test
  void eachTensorHasTheFormatOfItsWriter() {
    NetworkBuilder net = new NetworkBuilder("mixed");
    Source image = net.input("image", TensorType.real(Shape.batched(8, 4, 4)));
    NetworkWorkload network = NetworkWorkload.of(net.build(net.chain("relu", image, relus(3))));

    assertThat(network.peakActivationBytes(position -> position == 1 ? Formats.FP32 : Formats.INT8))
        .isEqualTo(MAP + 4 * MAP);
  }

  @Test
  void indicesAreNotQuantised() {
    NetworkBuilder net = new NetworkBuilder("tokens");
    Source tokens = net.input("tokens", TensorType.index(Shape.batched(10)));
    NetworkWorkload network =
        NetworkWorkload.of(net.build(net.layer("embed", new Embedding(100, 2), tokens)));

    assertThat(network.peakActivationBytes(position -> Formats.INT4)).isEqualTo(10 * 4 + 10);
  }

  @Test
  void sharedAndFoldedParametersTakeTheirMemoryOnce() {
    NetworkWorkload network = NetworkWorkload.of(TestNetworks.convolutional(1));

    // Stem, block and depthwise convolution; the norm behind a ReLU; the head with its bias.
    assertThat(network.weightBytes(position -> Formats.INT8))
        .isEqualTo(3 * 16 * 9 + 16 * 16 * 9 + 16 * 9 + 4 * 16 + 32 * 10 + 10);
  }

  private static Activation[] relus(int count) {
    Activation[] relus = new Activation[count];
    java.util.Arrays.fill(relus, Activation.RELU);
    return relus;
  }

  private static long peak(Network network) {
    return NetworkWorkload.of(network).peakActivationBytes(position -> Formats.INT8);
  }
}
