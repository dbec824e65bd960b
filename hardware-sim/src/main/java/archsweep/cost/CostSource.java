package archsweep.cost;

/** Where a cost comes from, from the most to the least trusted. */
public enum CostSource {
  /** Measured on the device. */
  MEASURED,
  /** A model whose constants were fitted to measurements. */
  CALIBRATED,
  /** A closed form that equals a cycle-level simulation. */
  CLOSED_FORM,
  /** Derived from the device's figures, such as a roofline. */
  ANALYTIC;

  /** The less trusted of two: what a sum of both may claim. */
  CostSource weaker(CostSource other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
