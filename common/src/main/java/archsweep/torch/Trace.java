package archsweep.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Keeps what the layers of a forward pass read and gave, in the caller's scope. */
public final class Trace implements LayerListener {

  /**
   * A layer that ran.
   *
   * @param position of the layer in the network
   */
  record Step(int position, List<Tensor> inputs, Tensor output) {}

  private final List<Step> steps = new ArrayList<>();
  private final IdentityHashMap<Tensor, Integer> outputs = new IdentityHashMap<>();
  private final Map<Integer, Integer> ranAs = new HashMap<>();

  @Override
  public void ran(int position, List<Tensor> inputs, Tensor output) {
    Integer earlier = outputs.putIfAbsent(output, position);
    ranAs.put(position, earlier == null ? position : earlier);
    if (earlier == null) {
      List<Tensor> read = inputs.stream().map(input -> new Tensor(input)).toList();
      steps.add(new Step(position, read, new Tensor(output)));
    }
  }

  @Override
  public boolean differentiatesInputs() {
    return true;
  }

  /** What the layers gave, those that share an output once, in the order in which they ran. */
  public List<Tensor> outputs() {
    return steps.stream().map(Step::output).toList();
  }

  List<Step> steps() {
    return steps;
  }

  /** The layer that computed the output of this one: mostly itself. */
  int ranAs(int position) {
    return ranAs.get(position);
  }
}
