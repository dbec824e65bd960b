package archsweep.onnx.read;

import archsweep.config.UserException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The memory that the constants of a model take together, whatever it claims or makes of them. */
final class Room {

  private final long mostBytes;
  private final Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
  private long bytes;

  Room(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** The half of Java's memory: the rest is for the file, and for the tensor that is being made. */
  static Room ofHeap() {
    return new Room(Runtime.getRuntime().maxMemory() / 2);
  }

  /**
   * Counts values, which tensors may share.
   *
   * @throws UserException if there is no more room
   */
  void take(String name, float[] values) {
    take(name, values, (long) Float.BYTES * values.length);
  }

  /** The same for a tensor. */
  void take(String name, Constant constant) {
    if (constant.isReal()) {
      take(name, constant.reals());
    } else {
      take(name, constant.wholes(), (long) Long.BYTES * constant.length());
    }
  }

  private void take(String name, Object values, long more) {
    if (known.add(values)) {
      bytes += more;
    }
    if (bytes > mostBytes) {
      throw new UserException(
          "With the tensor %s the constants of the model take %d bytes, and there is room for %d."
              .formatted(name, bytes, mostBytes),
          "give Java more memory by ARCHSWEEP_HEAP=16g.");
    }
  }
}
