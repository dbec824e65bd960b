package archsweep.torch;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** A tensor for some of the layers, by their position, freed as soon as it is released. */
final class TensorStore {

  private final Map<Integer, Tensor> tensors = new HashMap<>();

  /** The tensor of a layer, undefined if there is none. */
  Tensor get(int position) {
    Tensor tensor = tensors.get(position);
    return tensor == null ? new Tensor() : tensor;
  }

  /** Takes over a tensor, which may be undefined, and adds it to what the layer has. */
  void add(int position, Tensor tensor) {
    Tensor before = tensors.remove(position);
    if (before == null || !tensor.defined()) {
      tensors.put(position, before == null ? tensor : before);
      return;
    }
    tensors.put(position, before.add(tensor));
    before.close();
    tensor.close();
  }

  void release(int position) {
    Tensor tensor = tensors.remove(position);
    if (tensor != null) {
      tensor.close();
    }
  }
}
