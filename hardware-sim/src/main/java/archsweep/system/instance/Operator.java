package archsweep.system.instance;

import java.util.ArrayList;
import java.util.List;

/**
 * What runs on one device without interruption.
 *
 * @param name unique in the instance
 * @param times for each device how long it takes there, in the instance's unit of time; infinite
 *     where the device does not support it
 * @param memory what it takes on the device that it is placed on: weights and kept activations
 * @param weights operators of one name here share their memory where they are on one device
 * @param colocation operators of one name here must be on one device; empty if there are none
 */
public record Operator(
    String name, List<Double> times, double memory, String weights, String colocation) {

  public Operator {
    times = List.copyOf(times);
    for (double time : times) {
      if (!(time >= 0)) {
        throw new IllegalArgumentException(
            "The time (%s) of the operator %s must not be negative.".formatted(time, name));
      }
    }
    if (!(memory >= 0 && memory < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The memory (%s) of the operator %s must be finite and not negative."
              .formatted(memory, name));
    }
  }

  /** An operator with memory of its own, free of colocation. */
  public Operator(String name, List<Double> times, double memory) {
    this(name, times, memory, name, "");
  }

  /** This operator, supported by one device only. */
  public Operator pinnedTo(int device) {
    List<Double> pinned = new ArrayList<>();
    for (int k = 0; k < times.size(); k++) {
      pinned.add(k == device ? times.get(k) : Double.POSITIVE_INFINITY);
    }
    return new Operator(name, pinned, memory, weights, colocation);
  }
}
