package archsweep.network.op;

import java.util.List;

/**
 * The sum of its inputs, each weighted by the sigmoid of a learned number: how the nodes of
 * randomly wired networks aggregate (Xie et al., ICCV 2019, section 3.1). Inputs and output of one
 * shape; weight [inputs], which starts at 0.
 */
public record GatedSum() implements Op {

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    return List.of(Inputs.broadcast(inputs));
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> inputs) {
    // Of the kinds of parameters the shift of a norm is the one that starts at 0.
    return List.of(
        new ParameterSpec("weight", ParameterKind.NORM_SHIFT, Shape.fixed(inputs.size()), 1));
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    List<TensorType> outputs = outputs(inputs);
    long elements = Inputs.elements(outputs);
    return Inputs.touching(
        OpCounts.arithmetic(
            0, elements * inputs.size(), elements * (inputs.size() - 1), 0, 2L * inputs.size()),
        parameters(inputs),
        inputs,
        outputs);
  }

  @Override
  public String describe() {
    return "gated sum";
  }
}
