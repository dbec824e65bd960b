package archsweep.images;

import java.util.List;

/**
 * What is subtracted from the values of each channel, and what they are divided by then, when they
 * lie between 0 and 1. A set of grey images has one channel.
 *
 * @param mean of each channel
 * @param deviation the standard deviation of each channel
 */
record Normalisation(List<Double> mean, List<Double> deviation) {

  /**
   * For CIFAR-10, as in the proxies' reference code (zero-cost-nas, foresight/dataset.py). These
   * deviations, common in the field, are the mean of the deviations within single images; the
   * deviations over all pixels are 0.247, 0.243 and 0.262, which NASLib and AutoDL use.
   */
  static final Normalisation CIFAR10 =
      new Normalisation(List.of(0.4914, 0.4822, 0.4465), List.of(0.2023, 0.1994, 0.2010));

  /** For Fashion-MNIST: over all pixels of its 60,000 training images. */
  static final Normalisation FASHION_MNIST = new Normalisation(List.of(0.2860), List.of(0.3530));

  Normalisation {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    if (mean.size() != deviation.size()) {
      throw new IllegalArgumentException("Each channel must have a mean and a deviation.");
    }
  }

  /** That of grey images, over all of their pixels; a set of one shade is only shifted. */
  static Normalisation of(byte[] pixels, int offset) {
    long sum = 0;
    long squares = 0;
    for (int i = offset; i < pixels.length; i++) {
      int value = pixels[i] & 0xff;
      sum += value;
      squares += (long) value * value;
    }
    double count = pixels.length - offset;
    double mean = sum / count;
    double deviation = Math.sqrt(squares / count - mean * mean);
    return new Normalisation(List.of(mean / 255), List.of(deviation == 0 ? 1.0 : deviation / 255));
  }
}
