package archsweep.torch;

import archsweep.network.op.DataType;
import archsweep.network.op.Dim;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Numbers from Java to libtorch and back. New tensors belong to the caller's {@link NativeScope}.
 */
public final class Tensors {

  private Tensors() {}

  /** A tensor of {@code values} in row-major order of {@code shape}, which has no symbols. */
  public static Tensor of(float[] values, Shape shape, Arithmetic arithmetic) {
    long[] sizes = sizes(shape);
    return NativeScope.keep(
        () -> {
          Tensor single = torch.empty(sizes, options(ScalarType.Float), new MemoryFormatOptional());
          single.data_ptr_float().put(values, 0, values.length);
          Tensor cast = single.to(arithmetic.scalarType());
          return arithmetic == Arithmetic.FLOAT32 && sizes.length == 4
              ? cast.contiguous(MemoryFormat.ChannelsLast)
              : cast;
        });
  }

  /** A float64 tensor of {@code values} in row-major order. */
  public static Tensor of(double[] values, long... sizes) {
    return NativeScope.keep(
        () -> {
          Tensor tensor =
              torch.empty(sizes, options(ScalarType.Double), new MemoryFormatOptional());
          tensor.data_ptr_double().put(values, 0, values.length);
          return tensor;
        });
  }

  /** What flows along an edge: real numbers in {@code arithmetic}, or indices. */
  public static Tensor of(float[] values, TensorType type, Arithmetic arithmetic) {
    if (type.dataType() == DataType.FLOAT) {
      return of(values, type.shape(), arithmetic);
    }
    return NativeScope.keep(() -> of(values, type.shape(), Arithmetic.FLOAT64).to(ScalarType.Long));
  }

  /** Labels, or other indices, [length]. */
  public static Tensor indices(int[] values) {
    return NativeScope.keep(
        () -> {
          long[] wide = new long[values.length];
          for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
          }
          Tensor indices =
              torch.empty(
                  new long[] {wide.length}, options(ScalarType.Long), new MemoryFormatOptional());
          indices.data_ptr_long().put(wide, 0, wide.length);
          return indices;
        });
  }

  /** Copies a tensor to Java, in row-major order of its shape. */
  public static double[] toArray(Tensor tensor) {
    return NativeScope.call(
        () -> {
          double[] values = new double[Math.toIntExact(tensor.numel())];
          tensor.detach().to(ScalarType.Double).contiguous().data_ptr_double().get(values);
          return values;
        });
  }

  /** The only element of a tensor. */
  public static double toDouble(Tensor scalar) {
    return scalar.item_double();
  }

  /** The extents of a tensor. */
  public static long[] sizes(Tensor tensor) {
    return NativeScope.call(() -> tensor.sizes().vec().get());
  }

  static long[] sizes(Shape shape) {
    long[] sizes = new long[shape.rank()];
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = shape.dim(axis) instanceof Dim.Fixed fixed ? fixed.size() : -1;
    }
    return sizes;
  }

  /**
   * A view in which the elements lie in row-major order as they do in memory: an image in
   * channels-last order becomes [batch, height, width, channels], all else stays. For reductions
   * that would otherwise copy.
   */
  public static Tensor inMemoryOrder(Tensor tensor) {
    boolean channelsLast = tensor.dim() == 4 && !tensor.is_contiguous();
    return channelsLast ? tensor.permute(0, 2, 3, 1) : tensor;
  }

  /** Whether a tensor is of float32. The enum that libtorch gives is not the constant of Java. */
  static boolean single(Tensor tensor) {
    return tensor.scalar_type().intern() == ScalarType.Float;
  }

  static TensorOptions options(ScalarType type) {
    return new TensorOptions(type);
  }
}
