package archsweep.torch;

import org.bytedeco.pytorch.global.torch.ScalarType;

/** The floating-point type in which a network is run. */
public enum Arithmetic {
  /** Fast: convolutions by oneDNN, images in channels-last order. */
  FLOAT32(ScalarType.Float, Float.BYTES),
  /** For reference: about an order of magnitude slower. */
  FLOAT64(ScalarType.Double, Double.BYTES);

  private final ScalarType scalarType;
  private final int bytes;

  Arithmetic(ScalarType scalarType, int bytes) {
    this.scalarType = scalarType;
    this.bytes = bytes;
  }

  ScalarType scalarType() {
    return scalarType;
  }

  /** The bytes of an element. */
  public int bytes() {
    return bytes;
  }
}
