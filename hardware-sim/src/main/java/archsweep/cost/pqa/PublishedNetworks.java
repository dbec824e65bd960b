package archsweep.cost.pqa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The layers of the authors' networks that are product-quantised. */
public final class PublishedNetworks {

  private PublishedNetworks() {}

  /**
   * A network by the name that the comparison table gives it.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static List<PublishedLayer> named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "resnet-20" -> resNet20();
      case "kws" -> keywordSpotting();
      case "emnist" -> emnist();
      case "vgg-small" -> vggSmall();
      default -> throw new IllegalArgumentException("There is no network " + name);
    };
  }

  /** All convolutions of ResNet-20 but the first. */
  public static List<PublishedLayer> resNet20() {
    List<PublishedLayer> layers = new ArrayList<>();
    layers.addAll(equal(6, 16, 32));
    layers.add(new PublishedLayer(16, 32, 32, 32, 3, 2));
    layers.addAll(equal(5, 32, 16));
    layers.add(new PublishedLayer(32, 16, 16, 64, 3, 2));
    layers.addAll(equal(5, 64, 8));
    return layers;
  }

  /** The pointwise convolutions of a network for keyword spotting. */
  public static List<PublishedLayer> keywordSpotting() {
    return List.of(
        new PublishedLayer(84, 5, 25, 120, 1, 1),
        new PublishedLayer(120, 5, 25, 84, 1, 1),
        new PublishedLayer(84, 5, 25, 84, 1, 1),
        new PublishedLayer(84, 5, 25, 84, 1, 1),
        new PublishedLayer(84, 5, 25, 196, 1, 1));
  }

  /** The pointwise convolutions of a network for EMNIST. */
  public static List<PublishedLayer> emnist() {
    int[] channels = {64, 96, 120, 150, 187, 234, 292, 366, 457, 572, 512};
    int[] sizes = {14, 14, 14, 7, 7, 7, 4, 4, 4, 2};
    List<PublishedLayer> layers = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      layers.add(new PublishedLayer(channels[i], sizes[i], sizes[i], channels[i + 1], 1, 1));
    }
    return layers;
  }

  /** The convolutions of a small VGG for CIFAR-10. */
  public static List<PublishedLayer> vggSmall() {
    return List.of(
        new PublishedLayer(3, 32, 32, 128, 3, 1),
        new PublishedLayer(128, 32, 32, 128, 3, 2),
        new PublishedLayer(128, 16, 16, 256, 3, 1),
        new PublishedLayer(256, 16, 16, 256, 3, 2),
        new PublishedLayer(256, 8, 8, 512, 3, 1),
        new PublishedLayer(512, 8, 8, 512, 3, 1));
  }

  private static List<PublishedLayer> equal(int count, int channels, int size) {
    List<PublishedLayer> layers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      layers.add(new PublishedLayer(channels, size, size, channels, 3, 1));
    }
    return layers;
  }
}
