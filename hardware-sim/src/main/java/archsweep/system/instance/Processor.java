package archsweep.system.instance;

/**
 * A device of a system, as an instance sees it.
 *
 * @param name unique in the instance
 * @param memory what its operators may take together, in the instance's unit of memory; infinite
 *     where nothing limits it
 * @param host whether its memory is what transfers go through, so that it spends no time on them in
 *     {@link PeriodModel#HOST_TRANSFERS}
 */
public record Processor(String name, double memory, boolean host) {

  public Processor {
    if (!(memory >= 0)) {
      throw new IllegalArgumentException(
          "The memory (%s) of the device %s must not be negative.".formatted(memory, name));
    }
  }

  /** A device that transfers cost time. */
  public Processor(String name, double memory) {
    this(name, memory, false);
  }
}
