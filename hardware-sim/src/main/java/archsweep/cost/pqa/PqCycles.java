package archsweep.cost.pqa;

import static archsweep.device.Division.ceilDiv;

import archsweep.device.PqaAccelerator;
import archsweep.device.PqaAccelerator.PqaVectors;

/**
 * The cycles of a product-quantised layer:
 *
 * <pre>
 * initialisation = max(1, ceil(K N_p N_s / (out_vec N_s,vec)), ceil(bits of tables / bits a cycle))
 * calculation    = columns max(search, look-up) ceil(N_s / N_s,vec)
 * search         = ceil(L_s / L_s,vec) ceil(N_p / N_p,vec)
 * look-up        = ceil(K / out_vec)
 * </pre>
 *
 * <p>Initialisation and calculation overlap, or follow each other.
 *
 * @param initialisation loading the tables
 * @param search comparing one subvector with all prototypes
 * @param lookup adding up the products of one column
 * @param calculation all columns
 * @param total of the layer
 * @see <a href="https://arxiv.org/abs/2305.18334">AbouElhamayed et al.: PQA, TRETS 2024; its
 *     analytical model</a>
 */
public record PqCycles(
    long initialisation, long search, long lookup, double calculation, double total) {

  /** The cycles of a layer on an accelerator. */
  public static PqCycles of(PqaAccelerator device, PqLayer layer) {
    PqaVectors vectors = device.vectors();
    long subspaces = layer.subspaces();
    long initialisation =
        Math.max(
            Math.max(
                1,
                ceilDiv(
                    layer.outputs() * layer.prototypes() * subspaces,
                    (long) vectors.outVec() * vectors.subspaceVec())),
            ceilDiv(layer.tablesBits(), device.dramBitsPerCycle()));
    long search =
        ceilDiv(layer.subvectorLength(), vectors.lengthVec())
            * ceilDiv(layer.prototypes(), vectors.prototypeVec());
    long lookup = ceilDiv(layer.outputs(), vectors.outVec());
    double calculation =
        layer.columns() * Math.max(search, lookup) * ceilDiv(subspaces, vectors.subspaceVec());
    return new PqCycles(
        initialisation,
        search,
        lookup,
        calculation,
        device.overlapped()
            ? Math.max((double) initialisation, calculation)
            : initialisation + calculation);
  }

  /** Whether loading the tables takes longer than computing. */
  public boolean memoryBound() {
    return initialisation > calculation;
  }
}
