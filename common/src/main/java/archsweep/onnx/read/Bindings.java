package archsweep.onnx.read;

import archsweep.config.UserException;
import archsweep.network.op.DataType;
import archsweep.network.op.Dim;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the user says of the model's inputs. */
final class Bindings {

  private static final String ADVICE = "bind it: MODEL.onnx:%s=%s";

  private final Map<String, String> texts;

  Bindings(List<OnnxInput> inputs, Map<String, String> texts) {
    this.texts = texts;
    List<String> names = inputs.stream().map(OnnxInput::name).toList();
    for (String name : texts.keySet()) {
      if (!names.contains(name)) {
        throw new UserException(
            "The model has no input %s.".formatted(name), "its inputs are %s.".formatted(names));
      }
    }
  }

  /** The value of an input that is a number, if the user gave it. */
  Optional<Constant> value(OnnxInput input) {
    String text = texts.get(input.name());
    boolean number = input.type() != 1 && input.sizes().stream().allMatch("1"::equals);
    if (text == null || !number) {
      return Optional.empty();
    }
    try {
      long[] sizes = input.sizes().stream().mapToLong(size -> 1).toArray();
      return Optional.of(Constant.whole(sizes, Long.parseLong(text)));
    } catch (NumberFormatException e) {
      throw new UserException(
          "The input %s is a whole number, not %s.".formatted(input.name(), text),
          ADVICE.formatted(input.name(), "16000"));
    }
  }

  /** The type of any other input; its first axis is the batch if that says nothing else. */
  TensorType type(OnnxInput input) {
    String text = texts.get(input.name());
    List<String> sizes = text == null ? input.sizes() : List.of(text.split("x", -1));
    boolean real = input.type() == 1;
    if (sizes.isEmpty() || sizes.size() != input.sizes().size() || !(real || input.type() == 7)) {
      throw new UserException(
          "The input %s %s of type %d cannot be %s."
              .formatted(input.name(), input.sizes(), input.type(), text == null ? "open" : text),
          "inputs are float32 or int64 with a batch; "
              + ADVICE.formatted(input.name(), "VALUE binds a number"));
    }
    List<Dim> dims = new ArrayList<>();
    for (int axis = 0; axis < sizes.size(); axis++) {
      boolean open = text == null && axis == 0 && !fixed(sizes.get(0));
      dims.add(
          open || sizes.get(axis).equals("batch")
              ? Dim.Symbol.BATCH
              : size(input, sizes.get(axis)));
    }
    return new TensorType(real ? DataType.FLOAT : DataType.INDEX, new Shape(dims));
  }

  /** One example in a batch is what exporters write for any number of them. */
  private static boolean fixed(String size) {
    return size.matches("\\d{1,9}") && !size.equals("1");
  }

  private static Dim size(OnnxInput input, String size) {
    if (!size.matches("0*[1-9]\\d{0,8}")) {
      throw new UserException(
          "The size (%s) of the input %s %s is open.".formatted(size, input.name(), input.sizes()),
          ADVICE.formatted(input.name(), "batchx3x48x320 with numbers of your own"));
    }
    return Dim.of(Long.parseLong(size));
  }
}
