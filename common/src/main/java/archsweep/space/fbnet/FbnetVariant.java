package archsweep.space.fbnet;

/**
 * The published readings of FBNet, which give one architecture different parameters and
 * multiply-accumulates.
 */
public enum FbnetVariant {
  /** HW-NAS-Bench (Li et al., ICLR 2021), whose tables HELP and others use. */
  HW_NAS_BENCH("fbnet", 1984),
  /**
   * The builder of maskrcnn-benchmark: neither norm nor activation behind the depthwise
   * convolution, and a biased last convolution of 1504 channels without norm.
   */
  MASKRCNN("fbnet-maskrcnn", 1504),
  /**
   * mobile-vision: all convolutions have a bias, blocks of expansion 1 do not begin with a
   * convolution, and the classifier is one.
   */
  MOBILE_VISION("fbnet-mobile-vision", 1984);

  private final String text;
  private final int headChannels;

  FbnetVariant(String text, int headChannels) {
    this.text = text;
    this.headChannels = headChannels;
  }

  String text() {
    return text;
  }

  int headChannels() {
    return headChannels;
  }
}
