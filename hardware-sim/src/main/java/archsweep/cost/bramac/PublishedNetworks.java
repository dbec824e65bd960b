package archsweep.cost.bramac;

import archsweep.cost.bramac.TiledLayer.Convolution;
import archsweep.cost.bramac.TiledLayer.FullyConnected;
import java.util.ArrayList;
import java.util.List;

/**
 * The two networks of the paper as the authors' simulator lays them out. Two quirks are kept: the
 * first layer of AlexNet is folded to 3 x 3 x 48 for plain and to 3 x 1 x 128 for computing
 * memories; and ResNet-34's stream buffers are sized by AlexNet's feature maps wherever computing
 * memories are compared.
 */
public final class PublishedNetworks {

  private static final List<FeatureMaps> ALEXNET_MAPS =
      List.of(
          new FeatureMaps(3, 227, 227, 96, 55, 55),
          new FeatureMaps(96, 55, 55, 96, 27, 27),
          new FeatureMaps(96, 27, 27, 256, 27, 27),
          new FeatureMaps(256, 27, 27, 256, 13, 13),
          new FeatureMaps(256, 13, 13, 384, 13, 13),
          new FeatureMaps(384, 13, 13, 384, 13, 13),
          new FeatureMaps(384, 13, 13, 256, 13, 13));

  private PublishedNetworks() {}

  public static TiledNetwork alexNet() {
    return new TiledNetwork(
        "AlexNet",
        alexNet(new Convolution(3, 3, 48, 55, 55, 96)),
        alexNet(new Convolution(3, 1, 128, 55, 55, 96)),
        ALEXNET_MAPS,
        ALEXNET_MAPS,
        1);
  }

  /** The filters of 1 x 1 convolutions are laid along the taps, three to a row. */
  public static TiledNetwork resNet34() {
    List<TiledLayer> layers = new ArrayList<>();
    layers.add(new Convolution(3, 1, 49, 112, 112, 64));
    layers.addAll(blocks(6, 64, 56));
    stage(layers, 7, 64, 128, 28, 43);
    stage(layers, 11, 128, 256, 14, 86);
    stage(layers, 5, 256, 512, 7, 171);
    layers.add(new FullyConnected(1000, 512));
    return new TiledNetwork("ResNet-34", layers, layers, resNetMaps(), ALEXNET_MAPS, 2);
  }

  private static List<TiledLayer> alexNet(Convolution first) {
    return List.of(
        first,
        new Convolution(5, 5, 96, 27, 27, 256),
        new Convolution(3, 3, 256, 13, 13, 384),
        new Convolution(3, 3, 384, 13, 13, 384),
        new Convolution(3, 3, 384, 13, 13, 256),
        new FullyConnected(4096, 4096),
        new FullyConnected(4096, 4096),
        new FullyConnected(4096, 1000));
  }

  private static void stage(
      List<TiledLayer> layers, int equal, int before, int channels, int size, int folded) {
    layers.add(new Convolution(3, 3, before, size, size, channels));
    layers.addAll(blocks(1, channels, size));
    layers.add(new Convolution(3, 1, before, size, size, folded));
    layers.addAll(blocks(equal - 1, channels, size));
  }

  private static List<TiledLayer> blocks(int count, int channels, int size) {
    List<TiledLayer> layers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      layers.add(new Convolution(3, 3, channels, size, size, channels));
    }
    return layers;
  }

  private static List<FeatureMaps> resNetMaps() {
    return List.of(
        new FeatureMaps(64, 56, 56, 64, 56, 56),
        new FeatureMaps(64, 56, 56, 128, 28, 28),
        new FeatureMaps(128, 28, 28, 128, 28, 28),
        new FeatureMaps(128, 28, 28, 256, 14, 14),
        new FeatureMaps(256, 14, 14, 256, 14, 14),
        new FeatureMaps(256, 14, 14, 512, 7, 7),
        new FeatureMaps(512, 7, 7, 512, 7, 7));
  }
}
