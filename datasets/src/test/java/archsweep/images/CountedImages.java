package archsweep.images;

import java.util.List;

/** Ten images, all of whose pixels differ from their neighbours; image n has the label n. */
final class CountedImages implements ImageSet {

  static final int COUNT = 10;
  static final List<Double> MEAN = List.of(0.1, 0.2, 0.3);
  static final List<Double> DEVIATION = List.of(0.5, 0.6, 0.7);

  static int pixel(int image, int channel, int row, int column) {
    return 1 + (image * 31 + channel * 7 + row * 61 + column * 5) % 255;
  }

  @Override
  public int count() {
    return COUNT;
  }

  @Override
  public int channels() {
    return 3;
  }

  @Override
  public int height() {
    return 32;
  }

  @Override
  public int width() {
    return 32;
  }

  @Override
  public int classes() {
    return COUNT;
  }

  @Override
  public int label(int index) {
    return index;
  }

  @Override
  public byte[][] read(int[] indices) {
    byte[][] images = new byte[indices.length][3 * 32 * 32];
    for (int i = 0; i < indices.length; i++) {
      for (int place = 0; place < images[i].length; place++) {
        images[i][place] = (byte) pixel(indices[i], place / 1024, place % 1024 / 32, place % 32);
      }
    }
    return images;
  }

  @Override
  public Normalisation normalisation() {
    return new Normalisation(MEAN, DEVIATION);
  }

  @Override
  public String sha256() {
    return "counted";
  }
}
