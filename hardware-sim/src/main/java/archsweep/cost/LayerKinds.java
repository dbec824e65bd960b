package archsweep.cost;

import archsweep.cost.Work.Elementwise;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.KernelCorrection;
import archsweep.device.KernelShape;
import archsweep.device.NetworkCorrection;

/** What kind of layer or kernel a workload is to a calibration. */
public final class LayerKinds {

  /** Element-wise work of more operations an output is a pool or a norm. */
  private static final long FEW_OPERATIONS = 4;

  private LayerKinds() {}

  /** The kind of a layer that is not free. */
  public static NetworkCorrection.Kind layer(LayerWorkload workload) {
    if (workload.work() instanceof MatrixProduct product) {
      Work.Geometry geometry = product.geometry();
      return geometry.kernelRows() * geometry.kernelColumns() > 1
          ? NetworkCorrection.Kind.SPATIAL
          : NetworkCorrection.Kind.POINTWISE;
    }
    if (workload.work() instanceof Elementwise some) {
      return some.operations() > FEW_OPERATIONS * workload.outputElements()
          ? NetworkCorrection.Kind.REDUCTION
          : NetworkCorrection.Kind.ELEMENTWISE;
    }
    return NetworkCorrection.Kind.MOVEMENT;
  }

  /** The kind of kernel that computes a product. */
  public static KernelCorrection.Kind kernel(MatrixProduct product) {
    return product.geometry().convolution()
        ? KernelCorrection.Kind.CONVOLUTION
        : KernelCorrection.Kind.GEMM;
  }

  /** The shape of that kernel; products one after the other count as rows of one. */
  public static KernelShape shape(MatrixProduct product) {
    Work.Geometry geometry = product.geometry();
    return new KernelShape(
        (double) product.products() * product.m(),
        product.n(),
        product.k(),
        Math.max(1, geometry.kernelRows() * geometry.kernelColumns()),
        (double) product.m() * product.k() / product.ifmapElements());
  }
}
