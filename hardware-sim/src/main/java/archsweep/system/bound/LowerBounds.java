package archsweep.system.bound;

import archsweep.system.instance.Instance;
import java.util.stream.IntStream;

/**
 * Lower bounds of the makespan and the period of an instance, in its unit of time.
 *
 * @param criticalPathNoComm the longest chain, each operator on its fastest device
 * @param criticalPathWithComm the longest chain with transfers
 * @param criticalPathThroughNode the same through an operator that has one device
 * @param fractionalLoad what the most loaded device has to do if operators could be divided
 * @param headLoadTail the fractional load between what must come before and after
 * @param makespan the best of these, rounded up where all times are whole
 * @param period the fractional load or the longest operator, rounded up where all times are whole
 */
public record LowerBounds(
    double criticalPathNoComm,
    double criticalPathWithComm,
    double criticalPathThroughNode,
    double fractionalLoad,
    double headLoadTail,
    double makespan,
    double period) {

  /** What the solver of linear programmes may be off by, relative to the value. */
  private static final double TOLERANCE = 1e-7;

  /** What sums of times may be off by, relative to the value. */
  private static final double ROUNDING = 1e-12;

  /**
   * The bounds of an instance.
   *
   * @throws archsweep.system.schedule.NoPlacementException if its operators cannot fit into memory
   */
  public static LowerBounds of(Instance instance) {
    CriticalPaths paths = CriticalPaths.of(instance);
    FractionalLoad load = new FractionalLoad(instance);
    FractionalLoad.Solution whole = load.solve();
    double noComm = CriticalPaths.withoutCommunication(instance).longest();
    double withComm = paths.longest();
    double throughNode = paths.longestThroughNode();
    double headLoadTail = new HeadLoadTail(instance, paths, load).value(whole);
    boolean integral = instance.integral();
    double longestOperator =
        IntStream.range(0, instance.size())
            .mapToDouble(i -> leastTime(instance, i))
            .max()
            .orElse(0);
    return new LowerBounds(
        noComm,
        withComm,
        throughNode,
        whole.load(),
        headLoadTail,
        Math.max(exactSum(Math.max(withComm, throughNode), integral), safe(headLoadTail, integral)),
        Math.max(safe(whole.load(), integral), longestOperator));
  }

  /** A value of a linear programme as a bound that rounding cannot have raised. */
  private static double safe(double value, boolean integral) {
    double lowered = value * (1 - TOLERANCE);
    return integral ? Math.ceil(lowered) : lowered;
  }

  /** A sum that schedules may form in another order, with other rounding. */
  private static double exactSum(double value, boolean integral) {
    return integral ? value : value * (1 - ROUNDING);
  }

  private static double leastTime(Instance instance, int operator) {
    return IntStream.range(0, instance.deviceCount())
        .mapToDouble(k -> instance.time(operator, k))
        .min()
        .orElseThrow();
  }
}
