package archsweep.system.exact;

import archsweep.system.instance.Instance;

/**
 * Times as the whole numbers that CP-SAT works with. Times that are decimal fractions with few
 * places keep their exact values; other times are rounded down, so that a bound of the rounded
 * instance is a bound of the instance, and what is found differs by rounding only.
 *
 * @param perUnit ticks in a unit of time
 * @param exact whether no time is rounded
 */
public record Ticks(double perUnit, boolean exact) {

  /** The horizon in ticks where times are rounded. */
  private static final double FINE = 1e8;

  private static final double LARGEST = 1e10;

  /**
   * The ticks of an instance.
   *
   * @param horizon no schedule that is looked for takes longer
   */
  public static Ticks of(Instance instance, double horizon) {
    for (double perUnit = 1; perUnit <= 1e6 && horizon * perUnit <= LARGEST; perUnit *= 10) {
      if (whole(instance, perUnit)) {
        return new Ticks(perUnit, true);
      }
    }
    return new Ticks(FINE / Math.max(horizon, 1e-9), false);
  }

  /** A time in ticks, rounded down. */
  public long down(double time) {
    double ticks = time * perUnit;
    return exact ? Math.round(ticks) : (long) Math.floor(ticks);
  }

  /** A time in ticks, rounded up. */
  public long up(double time) {
    double ticks = time * perUnit;
    return exact ? (long) Math.ceil(ticks - 1e-6) : (long) Math.ceil(ticks);
  }

  /** Ticks as a time. */
  public double time(double ticks) {
    return ticks / perUnit;
  }

  private static boolean whole(Instance instance, double perUnit) {
    for (int i = 0; i < instance.size(); i++) {
      for (int k = 0; k < instance.deviceCount(); k++) {
        if (instance.supports(i, k) && !whole(instance.time(i, k) * perUnit)) {
          return false;
        }
      }
    }
    for (int e = 0; e < instance.edges().size(); e++) {
      for (int from = 0; from < instance.deviceCount(); from++) {
        for (int to = 0; to < instance.deviceCount(); to++) {
          if (!whole(instance.transfer(e, from, to) * perUnit)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static boolean whole(double value) {
    return Math.abs(value - Math.rint(value)) <= 1e-9 * Math.max(1, Math.abs(value));
  }
}
