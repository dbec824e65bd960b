package archsweep.pareto;

/**
 * How one vector of objectives stands to another when each is minimised: a dominates b where it is
 * no worse in any objective and better in at least one.
 */
public enum Dominance {
  /** No worse anywhere and better somewhere. */
  DOMINATES,
  /** No better anywhere and worse somewhere. */
  DOMINATED,
  /** The same in every objective: neither dominates the other. */
  EQUAL,
  /** Better in one objective and worse in another, or NaN in any. */
  INCOMPARABLE;

  /**
   * How a stands to b.
   *
   * @param a costs, [objectives], each minimised
   * @param b costs of the same objectives
   */
  public static Dominance of(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "Both vectors must have the same objectives, not %d and %d of them."
              .formatted(a.length, b.length));
    }
    return of(a, 0, b, 0, a.length);
  }

  /** How the row of a that starts at one place stands to the row of b that starts at another. */
  static Dominance of(double[] a, int fromA, double[] b, int fromB, int objectives) {
    boolean noWorse = true;
    boolean noBetter = true;
    for (int i = 0; i < objectives; i++) {
      noWorse &= a[fromA + i] <= b[fromB + i];
      noBetter &= a[fromA + i] >= b[fromB + i];
    }
    if (noWorse) {
      return noBetter ? EQUAL : DOMINATES;
    }
    return noBetter ? DOMINATED : INCOMPARABLE;
  }
}
