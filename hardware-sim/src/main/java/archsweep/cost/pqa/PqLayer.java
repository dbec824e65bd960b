package archsweep.cost.pqa;

import static archsweep.device.Division.ceilDiv;

/**
 * A product-quantised layer.
 *
 * @param inputs the length of the sums: channels by taps
 * @param columns input columns: output pixels, positions
 * @param outputs K, output channels
 * @param subvectorLength L_s
 * @param prototypes N_p, of each subspace
 * @param prototypeBits of an entry of the table of prototypes
 * @param tableBits of an entry of the table of products
 */
public record PqLayer(
    long inputs,
    double columns,
    long outputs,
    int subvectorLength,
    int prototypes,
    int prototypeBits,
    int tableBits) {

  public PqLayer {
    if (inputs < 1 || !(columns > 0) || outputs < 1 || subvectorLength < 1 || prototypes < 1) {
      throw new IllegalArgumentException("A product-quantised layer needs positive sizes.");
    }
  }

  /** N_s, the subspaces that the inputs are cut into. */
  public long subspaces() {
    return ceilDiv(inputs, subvectorLength);
  }

  /** The bits of both tables. */
  public long tablesBits() {
    return subspaces() * prototypes * subvectorLength * prototypeBits
        + subspaces() * outputs * prototypes * tableBits;
  }
}
