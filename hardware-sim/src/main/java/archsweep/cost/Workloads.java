package archsweep.cost;

import archsweep.cost.Work.Elementwise;
import archsweep.cost.Work.Free;
import archsweep.cost.Work.Geometry;
import archsweep.cost.Work.MatrixProduct;
import archsweep.cost.Work.Movement;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.CausalMask;
import archsweep.network.op.Concat;
import archsweep.network.op.Convolution;
import archsweep.network.op.DataType;
import archsweep.network.op.Embedding;
import archsweep.network.op.GatedSum;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.LearnedOffset;
import archsweep.network.op.LearnedScale;
import archsweep.network.op.Linear;
import archsweep.network.op.Lstm;
import archsweep.network.op.MatMul;
import archsweep.network.op.Multiply;
import archsweep.network.op.Op;
import archsweep.network.op.OpCounts;
import archsweep.network.op.Pool;
import archsweep.network.op.Reshape;
import archsweep.network.op.RmsNorm;
import archsweep.network.op.RotaryEmbedding;
import archsweep.network.op.Scale;
import archsweep.network.op.Shape;
import archsweep.network.op.Slice;
import archsweep.network.op.Softmax;
import archsweep.network.op.StridedZero;
import archsweep.network.op.Take;
import archsweep.network.op.TensorType;
import archsweep.network.op.Transpose;
import archsweep.network.op.TransposedConvolution;
import archsweep.network.op.Window;
import archsweep.network.op.WindowBias;
import archsweep.network.op.Zero;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns operators into workloads. Equal operators on equal inputs share one, within bounds of
 * memory; safe for many threads.
 */
final class Workloads {

  static final Free FOLDED = new Free("batch norm is folded into the layer before it");

  private static final Free RESHAPED = new Free("");
  private static final Movement MOVEMENT = new Movement();

  /** Far more than the distinct layers of a space; beyond it workloads are made each time. */
  private static final int MOST_SHARED = 1 << 16;

  private static final ConcurrentHashMap<Key, LayerWorkload> SHARED = new ConcurrentHashMap<>();

  private record Key(Op op, List<TensorType> inputs, boolean folded) {}

  private Workloads() {}

  /**
   * The workload of a layer.
   *
   * @param folded whether it is a batch norm that the layer before it absorbs
   */
  static LayerWorkload of(Op op, List<TensorType> inputs, boolean folded) {
    Key key = new Key(op, inputs, folded);
    LayerWorkload shared = SHARED.get(key);
    if (shared != null) {
      return shared;
    }
    LayerWorkload made = make(op, inputs, folded);
    if (SHARED.size() < MOST_SHARED) {
      SHARED.put(key, made);
    }
    return made;
  }

  private static LayerWorkload make(Op op, List<TensorType> inputs, boolean folded) {
    Work work = folded ? FOLDED : work(op, inputs);
    if (work instanceof Free) {
      return new LayerWorkload(work, 0, 0, 0, 0);
    }
    OpCounts counts = op.counts(inputs);
    boolean readsIndices = inputs.get(0).dataType() == DataType.INDEX;
    boolean writesIndices = op.outputs(inputs).get(0).dataType() == DataType.INDEX;
    return new LayerWorkload(
        work,
        counts.weightElements(),
        readsIndices ? 0 : counts.inputElements(),
        writesIndices ? 0 : counts.outputElements(),
        (readsIndices ? counts.inputElements() : 0)
            + (writesIndices ? counts.outputElements() : 0));
  }

  /** Every operator has its line here; a test holds that none is forgotten. */
  private static Work work(Op op, List<TensorType> inputs) {
    if (op instanceof Convolution convolution) {
      return product(convolution, inputs);
    }
    if (op instanceof Linear linear) {
      return product(linear, inputs.get(0).shape());
    }
    if (op instanceof MatMul matMul) {
      return product(matMul, inputs);
    }
    if (op instanceof TransposedConvolution transposed) {
      return product(transposed, inputs.get(0).shape());
    }
    if (op instanceof Lstm lstm) {
      return product(lstm, inputs.get(0).shape());
    }
    if (op instanceof Reshape) {
      return RESHAPED;
    }
    if (op instanceof Concat
        || op instanceof Transpose
        || op instanceof Slice
        || op instanceof Zero
        || op instanceof StridedZero
        || op instanceof Take
        || op instanceof Embedding) {
      return MOVEMENT;
    }
    if (op instanceof Activation
        || op instanceof Add
        || op instanceof Multiply
        || op instanceof BatchNorm
        || op instanceof LayerNorm
        || op instanceof RmsNorm
        || op instanceof CausalMask
        || op instanceof WindowBias
        || op instanceof RotaryEmbedding
        || op instanceof LearnedOffset
        || op instanceof LearnedScale
        || op instanceof GatedSum
        || op instanceof Scale
        || op instanceof Softmax
        || op instanceof Pool
        || op instanceof GlobalAveragePool) {
      return new Elementwise(op.counts(inputs).operations());
    }
    throw new IllegalStateException(
        "The operator %s has no workload.".formatted(op.getClass().getSimpleName()));
  }

  private static MatrixProduct product(Convolution convolution, List<TensorType> inputs) {
    Shape input = inputs.get(0).shape();
    Shape output = convolution.outputs(inputs).get(0).shape();
    int groups = convolution.groups();
    long channels = input.size(1) / groups;
    long examples = new Shape(input.dims().subList(0, 1)).elements();
    long ifmapElements = examples * channels;
    for (int axis = 0; axis < convolution.window().rank(); axis++) {
      ifmapElements *=
          touched(convolution.window(), axis, input.size(2 + axis), output.size(2 + axis));
    }
    return new MatrixProduct(
        groups,
        output.elements() / convolution.outChannels(),
        convolution.outChannels() / groups,
        channels * convolution.window().taps(),
        ifmapElements,
        true,
        geometry(convolution.window(), output));
  }

  private static Geometry geometry(Window window, Shape output) {
    return window.rank() == 2
        ? new Geometry(
            window.kernel().get(0), window.kernel().get(1), output.size(2), output.size(3))
        : Geometry.NONE;
  }

  /** How many positions of an axis some tap of some window falls on; padding is none. */
  private static long touched(Window window, int axis, long size, long positions) {
    BitSet touched = new BitSet();
    for (int position = 0; position < positions; position++) {
      int start = position * window.stride().get(axis) - window.paddingBefore().get(axis);
      for (int tap = 0; tap < window.kernel().get(axis); tap++) {
        int at = start + tap * window.dilation().get(axis);
        if (at >= 0 && at < size) {
          touched.set(at);
        }
      }
    }
    return Math.max(1, touched.cardinality());
  }

  private static MatrixProduct product(Linear linear, Shape input) {
    long features = input.size(input.rank() - 1);
    long positions = input.elements() / features;
    return new MatrixProduct(1, positions, linear.outFeatures(), features, input.elements(), true);
  }

  /** Each input pixel makes the taps of all output channels, which are added up where they fall. */
  private static MatrixProduct product(TransposedConvolution transposed, Shape input) {
    long channels = input.size(1);
    long filters = transposed.outChannels() * transposed.window().taps();
    return new MatrixProduct(
        1, input.elements() / channels, filters, channels, input.elements(), true);
  }

  /**
   * A product for each step in time, since a step needs the state of the one before; so the weights
   * pass through the device once a step.
   */
  private static MatrixProduct product(Lstm lstm, Shape input) {
    long examples = extent(input, 0);
    long summed = input.size(2) + lstm.hidden();
    return new MatrixProduct(
        extent(input, 1), examples, 4L * lstm.hidden(), summed, examples * summed, true);
  }

  private static MatrixProduct product(MatMul matMul, List<TensorType> inputs) {
    Shape first = inputs.get(0).shape();
    Shape output = matMul.outputs(inputs).get(0).shape();
    int rank = first.rank();
    long m = extent(output, rank - 2);
    long n = extent(output, rank - 1);
    long k = extent(first, rank - 1);
    return new MatrixProduct(output.elements() / (m * n), m, n, k, m * k, false);
  }

  private static long extent(Shape shape, int axis) {
    return new Shape(shape.dims().subList(axis, axis + 1)).elements();
  }
}
