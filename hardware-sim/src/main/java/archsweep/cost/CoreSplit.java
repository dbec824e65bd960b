package archsweep.cost;

import static archsweep.device.Division.ceilDiv;

import archsweep.cost.Work.MatrixProduct;
import java.util.ArrayList;
import java.util.List;

/**
 * How equal cores share the matrix products of a layer: some take other products, others other rows
 * or columns of the output. Sums are never split, so cores exchange nothing.
 *
 * @param products shares of the products that run one after the other
 * @param rows shares of the rows of each output
 * @param columns shares of the columns of each output
 */
record CoreSplit(int products, int rows, int columns) {

  /** All ways in which this many cores share. */
  static List<CoreSplit> of(int cores) {
    List<CoreSplit> splits = new ArrayList<>();
    for (int products = 1; products <= cores; products++) {
      for (int rows = 1; products * rows <= cores; rows++) {
        if (cores % (products * rows) == 0) {
          splits.add(new CoreSplit(products, rows, cores / (products * rows)));
        }
      }
    }
    return splits;
  }

  int cores() {
    return products * rows * columns;
  }

  /** The largest share, which decides how long all take. */
  MatrixProduct share(MatrixProduct whole) {
    return new MatrixProduct(
        ceilDiv(whole.products(), products),
        ceilDiv(whole.m(), rows),
        ceilDiv(whole.n(), columns),
        whole.k(),
        ceilDiv(whole.ifmapElements(), rows),
        whole.weighted());
  }
}
