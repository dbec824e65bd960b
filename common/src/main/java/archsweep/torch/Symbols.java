package archsweep.torch;

import archsweep.network.op.Dim;
import archsweep.network.op.Shape;
import java.util.HashMap;
import java.util.Map;

/** The sizes that the symbols of a network's input have in a tensor at hand. */
public final class Symbols {

  private Symbols() {}

  /**
   * Matches a shape with symbols against one without.
   *
   * @throws TorchException if they do not fit together
   */
  public static Map<String, Long> match(String input, Shape declared, Shape actual) {
    Map<String, Long> sizes = new HashMap<>();
    boolean fits = declared.rank() == actual.rank();
    for (int axis = 0; fits && axis < declared.rank(); axis++) {
      long size = actual.size(axis);
      if (declared.dim(axis) instanceof Dim.Symbol symbol) {
        Long known = sizes.putIfAbsent(symbol.name(), size);
        fits = known == null || known == size;
      } else {
        fits = declared.size(axis) == size;
      }
    }
    if (!fits) {
      throw new TorchException(
          "input " + input, TorchException.Kind.OTHER, "%s is no %s".formatted(actual, declared));
    }
    return sizes;
  }
}
