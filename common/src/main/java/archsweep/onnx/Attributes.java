package archsweep.onnx;

import java.util.ArrayList;
import java.util.List;

/** The attributes of a node: AttributeProto messages. */
final class Attributes {

  static final Attributes NONE = new Attributes();

  private static final int NAME = 1;
  private static final int FLOAT = 2;
  private static final int INT = 3;
  private static final int INTS = 8;
  private static final int TYPE = 20;

  private final List<ProtoMessage> messages = new ArrayList<>();

  private Attributes() {}

  static Attributes of(String name, long value) {
    return new Attributes().and(name, value);
  }

  static Attributes of(String name, double value) {
    return new Attributes().and(name, value);
  }

  static Attributes of(String name, List<? extends Number> values) {
    return new Attributes().and(name, values);
  }

  Attributes and(String name, long value) {
    return add(new ProtoMessage().text(NAME, name).number(INT, value).number(TYPE, 2));
  }

  Attributes and(String name, double value) {
    return add(new ProtoMessage().text(NAME, name).real(FLOAT, (float) value).number(TYPE, 1));
  }

  Attributes and(String name, List<? extends Number> values) {
    return add(new ProtoMessage().text(NAME, name).numbers(INTS, values).number(TYPE, 7));
  }

  List<ProtoMessage> messages() {
    return messages;
  }

  private Attributes add(ProtoMessage attribute) {
    messages.add(attribute);
    return this;
  }
}
