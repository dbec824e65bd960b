package archsweep.torch;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * Derivatives of a batch norm in training mode in one direction. For a channel of m elements, y =
 * gamma h + beta with h = (x - mu) r, r = 1 / sqrt(variance + epsilon), and P(c) = c - mean(c) - h
 * mean(h c), a change t of x changes
 *
 * <ul>
 *   <li>y by s = gamma r P(t), which has the form of a gradient, for the Jacobian is symmetric;
 *   <li>the gradient dx = gamma r P(dy) by gamma r P(k dy) - r mean(h dy) s - r^2 mean(s dy) (x -
 *       mu), k = -r mean(h t) being the change of r relative to r.
 * </ul>
 */
final class BatchNormTangent implements LayerTangent {

  private final Tensor input;
  private final TensorOptional weight;
  private final double epsilon;
  private final Tensor mean;
  private final Tensor scale;
  private final double elements;

  /** The change of r relative to r, a value a channel. */
  private Tensor relativeScale = new Tensor();

  private Tensor outputTangent = new Tensor();

  BatchNormTangent(Tensor input, Map<String, Tensor> parameters, double epsilon) {
    this.input = input;
    this.weight =
        parameters.containsKey("weight")
            ? new TensorOptional(parameters.get("weight"))
            : new TensorOptional();
    this.epsilon = epsilon;
    T_TensorTensor_T moments =
        torch.batch_norm_update_stats(input, new TensorOptional(), new TensorOptional(), 0);
    this.mean = moments.get0();
    this.scale = moments.get1().add(new Scalar(epsilon)).rsqrt_();
    this.elements = (double) input.numel() / input.size(1);
  }

  @Override
  public Tensor output(List<Tensor> inputs) {
    try (T_TensorTensorTensor_T parts = differentiate(inputs.get(0), true)) {
      relativeScale = parts.get1().mul(scale).div_(new Scalar(-elements));
      outputTangent = new Tensor(parts.get0());
    }
    return new Tensor(outputTangent);
  }

  @Override
  public List<Tensor> inputs(Tensor gradient, Tensor change) {
    boolean turns = outputTangent.defined() && gradient.defined();
    if (!turns && !change.defined()) {
      return List.of(new Tensor());
    }
    Tensor back =
        NativeScope.keep(
            () ->
                turns ? turned(gradient, change) : new Tensor(differentiate(change, true).get0()));
    outputTangent.close();
    return List.of(back);
  }

  private Tensor turned(Tensor gradient, Tensor change) {
    Tensor turned = gradient.mul(channels(relativeScale));
    Tensor total = change.defined() ? turned.add_(change) : turned;
    Tensor ofNormal = differentiate(gradient, false).get1().mul(scale).div_(new Scalar(-elements));
    Tensor ofTangent =
        dots(outputTangent, gradient).mul(scale).mul_(scale).div_(new Scalar(elements));
    Tensor back = new Tensor(differentiate(total, true).get0());
    back.addcmul_(outputTangent, channels(ofNormal));
    back.addcmul_(input, channels(ofTangent.neg()));
    back.add_(channels(ofTangent.mul(mean)));
    return back;
  }

  /** gamma r P(c) and, a value a channel, the sum of h c. */
  private T_TensorTensorTensor_T differentiate(Tensor cotangent, boolean input) {
    return backward(cotangent, this.input, weight, mean, scale, input);
  }

  /** For each channel the sum of the products of two tensors. */
  private Tensor dots(Tensor left, Tensor right) {
    Tensor zero = torch.zeros_like(mean);
    Tensor one = torch.ones_like(scale);
    return backward(right, left, new TensorOptional(), zero, one, false).get1();
  }

  private T_TensorTensorTensor_T backward(
      Tensor cotangent,
      Tensor read,
      TensorOptional weights,
      Tensor centre,
      Tensor spread,
      boolean gradient) {
    return torch.native_batch_norm_backward(
        plain(cotangent),
        plain(read),
        weights,
        new TensorOptional(),
        new TensorOptional(),
        new TensorOptional(centre),
        new TensorOptional(spread),
        true,
        epsilon,
        new BoolPointer(3).put(0, gradient).put(1, true).put(2, false));
  }

  /** Of one example in plain strides, since libtorch misreads some others: see Operators. */
  private static Tensor plain(Tensor tensor) {
    return tensor.size(0) == 1
        ? tensor.clone(new MemoryFormatOptional(MemoryFormat.Contiguous))
        : tensor;
  }

  /** A value a channel in a shape that broadcasts. */
  private Tensor channels(Tensor values) {
    long[] sizes = new long[Math.toIntExact(input.dim())];
    Arrays.fill(sizes, 1);
    sizes[1] = values.numel();
    return values.view(sizes);
  }
}
