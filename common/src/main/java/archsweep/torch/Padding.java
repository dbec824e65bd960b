package archsweep.torch;

import archsweep.network.op.Window;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Padding that differs before and after, which libtorch's windows cannot have themselves. */
final class Padding {

  private Padding() {}

  /** Pads the spatial axes with a value; libtorch wants the last axis first. */
  static Tensor pad(Tensor input, Window window, double value) {
    long[] widths = new long[2 * window.rank()];
    for (int axis = 0; axis < window.rank(); axis++) {
      int place = 2 * (window.rank() - 1 - axis);
      widths[place] = window.paddingBefore().get(axis);
      widths[place + 1] = window.paddingAfter().get(axis);
    }
    return torch.constant_pad_nd(input, widths, new Scalar(value));
  }
}
