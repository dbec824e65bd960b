package archsweep.network;

import archsweep.network.op.TensorType;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Parts of networks that were built before, so that a space that repeats its blocks from candidate
 * to candidate makes each of them once; see {@link NetworkBuilder#fragment}. Bounded; safe for many
 * threads.
 */
public final class Fragments {

  /** Far more than the blocks of a space; beyond it they are built each time. */
  private static final int MOST = 1 << 14;

  private final ConcurrentHashMap<Key, Fragment> stored = new ConcurrentHashMap<>();

  record Key(Object own, Source source, TensorType type) {}

  record Fragment(List<Layer> layers, List<TypedOp> typed, Source result) {}

  Fragment get(Key key) {
    return stored.get(key);
  }

  void put(Key key, Fragment fragment) {
    if (stored.size() < MOST) {
      stored.put(key, fragment);
    }
  }
}
