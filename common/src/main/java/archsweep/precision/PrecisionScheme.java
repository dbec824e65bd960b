package archsweep.precision;

/** What gives each network of a sweep a precision assignment. */
public sealed interface PrecisionScheme permits RuleScheme, AssignedPrecision {

  /** Unique in a sweep, such as "int8", "w4a8" or "mixed-0001". */
  String name();
}
