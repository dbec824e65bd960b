package archsweep.precision;

/**
 * How the shared exponent of a block follows from its largest magnitude. Implementations differ
 * here, so it is said and not assumed.
 */
public enum ScaleRounding {
  /**
   * floor(log2(largest)) minus the exponent of the element's maximum: the OCP Microscaling
   * specification, version 1.0, section 6.3. The largest elements may saturate.
   */
  FLOOR,
  /** ceil(log2(largest)) minus the exponent of the element's maximum: never saturates. */
  CEIL,
  /** The least exponent at which the largest magnitude does not exceed the element's maximum. */
  RATIO_CEIL,
  /** As floor, of the largest magnitude rounded to the mantissa bits of the element, half up. */
  EVEN
}
