package archsweep.onnx.read;

/** Constant nodes: a tensor, a number or numbers. */
final class Constants {

  private Constants() {}

  static Constant read(OnnxNode node) {
    if (node.has("value")) {
      return TensorReader.read(node.attribute("value").message(5));
    }
    if (node.has("value_int")) {
      return Constant.whole(new long[0], node.attribute("value_int").number(3));
    }
    if (node.has("value_ints")) {
      return Folding.vector(node.attribute("value_ints").numbers(8));
    }
    if (node.has("value_floats")) {
      float[] values = node.attribute("value_floats").reals(7);
      return Constant.real(new long[] {values.length}, values);
    }
    return Constant.real(new long[0], node.attribute("value_float").real(2));
  }
}
