package archsweep.cost.scalesim;

import archsweep.cost.LayerWorkload;
import archsweep.cost.Work.MatrixProduct;

/**
 * A line of a SCALE-Sim topology.
 *
 * @param name as the topology calls it
 * @param product the matrix product that it is
 * @param inputElements the whole input, whether the windows reach all of it or not
 */
public record TopologyLayer(String name, MatrixProduct product, long inputElements) {

  /** The workload, which any cost model takes. */
  public LayerWorkload workload() {
    return new LayerWorkload(
        product,
        product.products() * product.k() * product.n(),
        inputElements,
        product.products() * product.m() * product.n(),
        0);
  }
}
