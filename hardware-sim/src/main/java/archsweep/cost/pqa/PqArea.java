package archsweep.cost.pqa;

import static archsweep.device.Division.ceilDiv;

import archsweep.device.PqaAccelerator;
import archsweep.device.PqaAccelerator.PqaVectors;

/**
 * The area of an accelerator, all in the units of a logic block (CLB): an M20K counts 4, a DSP 3;
 * the logic by the authors' linear regression over synthesised designs.
 *
 * @param logic logic blocks
 * @param m20ks block memories
 * @param dsps digital signal processors
 */
public record PqArea(double logic, long m20ks, long dsps) {

  private static final double M20K_CLBS = 4;
  private static final double DSP_CLBS = 3;

  /** The area of an accelerator of product-quantised layers. */
  public static PqArea of(PqaAccelerator device) {
    PqaVectors vectors = device.vectors();
    double logic =
        54.0152229 * vectors.outVec()
            + 197.18071766 * vectors.subspaceVec()
            + 59.99415826 * vectors.lengthVec()
            + 54.0152229 * vectors.prototypeVec()
            - 1248.8141835982537;
    long pairs = ceilDiv((long) vectors.subspaceVec() * vectors.outVec(), 2);
    return new PqArea(
        logic,
        device.overlapped() ? 2 * pairs : pairs,
        device.distanceInDsps()
            ? (long) vectors.outVec() * vectors.subspaceVec() * vectors.lengthVec()
            : 0);
  }

  /** All together. */
  public double clbs() {
    return logic + M20K_CLBS * m20ks + DSP_CLBS * dsps;
  }
}
