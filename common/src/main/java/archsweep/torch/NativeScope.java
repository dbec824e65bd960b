package archsweep.torch;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;

/**
 * Native memory belongs to the innermost scope of the thread that creates it, and is freed with it.
 * So does the choice whether operations are recorded for differentiation.
 */
@SuppressWarnings("try") // Scopes act by being open; nothing refers to them.
public final class NativeScope {

  private NativeScope() {}

  /** Runs {@code body} and frees all that it creates. */
  public static void run(Runnable body) {
    try (PointerScope scope = new PointerScope()) {
      body.run();
    }
  }

  /** The same for a body that gives something which is no native object. */
  public static <T> T call(Supplier<T> body) {
    try (PointerScope scope = new PointerScope()) {
      return body.get();
    }
  }

  /**
   * Runs {@code body} and frees all that it creates but its result, which the caller's scope gets.
   */
  public static Tensor keep(Supplier<Tensor> body) {
    PointerScope outer = PointerScope.getInnerScope();
    if (outer == null) {
      throw new IllegalStateException("Tensors must be created in a scope.");
    }
    try (PointerScope scope = new PointerScope()) {
      Tensor result = body.get();
      outer.attach(result);
      return result;
    }
  }

  /** Runs {@code body} with or without a record for differentiation. */
  public static void recording(boolean record, Runnable body) {
    try (AutoGradMode mode = new AutoGradMode(record)) {
      body.run();
    }
  }
}
