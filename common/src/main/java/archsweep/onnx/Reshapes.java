package archsweep.onnx;

import archsweep.config.UserException;
import archsweep.network.op.Dim;
import archsweep.network.op.Reshape;
import archsweep.network.op.Shape;

/** Reshapes, whose symbolic axes ONNX copies from the input's axis or infers. */
final class Reshapes {

  private static final long COPIED = 0;
  private static final long INFERRED = -1;

  private Reshapes() {}

  static void write(Reshape reshape, LayerNodes layer) {
    Shape from = layer.type().shape();
    Shape to = reshape.shape();
    long[] sizes = new long[to.rank()];
    int inferred = 0;
    for (int axis = 0; axis < sizes.length; axis++) {
      if (to.dim(axis) instanceof Dim.Fixed fixed) {
        sizes[axis] = fixed.size();
      } else if (axis < from.rank() && from.dim(axis).equals(to.dim(axis))) {
        sizes[axis] = COPIED;
      } else {
        sizes[axis] = INFERRED;
        inferred++;
      }
    }
    if (inferred > 1) {
      throw new UserException(
          "The layer %s (%s) moves %d symbolic axes, which ONNX's Reshape cannot."
              .formatted(layer.name(), reshape.describe(), inferred),
          "export the network for fixed sizes of them.");
    }
    layer.result("Reshape", layer.input(), layer.longs("sizes", sizes));
  }
}
