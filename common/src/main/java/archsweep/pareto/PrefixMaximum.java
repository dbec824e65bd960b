package archsweep.pareto;

/** The maximum over the keys from 0 to a given one, as values come in: a Fenwick tree. */
final class PrefixMaximum {

  private final int[] tree;

  /** All zero over the keys 0 to keys - 1. */
  PrefixMaximum(int keys) {
    tree = new int[keys + 1];
  }

  /** Raises the value at a key; a smaller one changes nothing. O(log keys). */
  void raise(int key, int value) {
    for (int i = key + 1; i < tree.length; i += i & -i) {
      tree[i] = Math.max(tree[i], value);
    }
  }

  /** The largest value at the keys from 0 to this one. O(log keys). */
  int upTo(int key) {
    int maximum = 0;
    for (int i = key + 1; i > 0; i -= i & -i) {
      maximum = Math.max(maximum, tree[i]);
    }
    return maximum;
  }

  /** Forgets the value at a key; the maxima are right again once every raised key is cleared. */
  void clear(int key) {
    for (int i = key + 1; i < tree.length; i += i & -i) {
      tree[i] = 0;
    }
  }
}
