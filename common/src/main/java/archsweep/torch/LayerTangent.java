package archsweep.torch;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * How a layer passes on changes along a direction in the space of weights: first forward, then
 * back. Tensors are undefined where there is no change.
 */
interface LayerTangent {

  /**
   * The tangent of the output.
   *
   * @param inputs the tangents of what the layer reads
   */
  Tensor output(List<Tensor> inputs);

  /**
   * The tangents of the gradients at the inputs, one for each.
   *
   * @param gradient at the output
   * @param change the tangent of that gradient
   */
  List<Tensor> inputs(Tensor gradient, Tensor change);
}
