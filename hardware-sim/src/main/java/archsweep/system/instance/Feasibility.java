package archsweep.system.instance;

import archsweep.config.UserException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reasons why an instance has no placement at all that can be told without a search: an operator or
 * a colocation group that no device supports or holds, and more memory than all devices have.
 */
public final class Feasibility {

  private Feasibility() {}

  /**
   * Looks for such a reason.
   *
   * @throws UserException naming the operator and the memory
   */
  public static void check(Instance instance) {
    for (int i = 0; i < instance.size(); i++) {
      supported(instance, i);
    }
    List<List<Integer>> groups = groups(instance);
    for (List<Integer> group : groups) {
      if (group.size() > 1) {
        colocated(instance, group);
      }
    }
    double needed = needed(instance, allOperators(instance));
    double there = instance.devices().stream().mapToDouble(Processor::memory).sum();
    if (needed > there) {
      throw new UserException(
          "%s: the operators need %s of memory, and all devices together have %s."
              .formatted(instance.name(), number(needed), number(there)),
          "add a device, or raise its memory.");
    }
  }

  /** The memory that these operators take on one device, shared weights once. */
  public static double needed(Instance instance, List<Integer> operators) {
    double[] largest = new double[instance.weightCount()];
    double needed = 0;
    for (int i : operators) {
      double more = Math.max(0, instance.memory(i) - largest[instance.weights(i)]);
      largest[instance.weights(i)] += more;
      needed += more;
    }
    return needed;
  }

  private static void supported(Instance instance, int operator) {
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < instance.deviceCount(); k++) {
      if (instance.supports(operator, k)) {
        most = Math.max(most, instance.devices().get(k).memory());
      }
    }
    String name = instance.operators().get(operator).name();
    if (most == Double.NEGATIVE_INFINITY) {
      throw new UserException(
          "%s: no device supports the operator %s.".formatted(instance.name(), name),
          "give it a time on one of the devices.");
    }
    if (instance.memory(operator) > most) {
      throw new UserException(
          "%s: the operator %s needs %s of memory, and the devices that support it have at most %s."
              .formatted(instance.name(), name, number(instance.memory(operator)), number(most)),
          "raise the memory of a device.");
    }
  }

  private static void colocated(Instance instance, List<Integer> group) {
    double needed = needed(instance, group);
    boolean supported = false;
    boolean held = false;
    for (int k = 0; k < instance.deviceCount(); k++) {
      int device = k;
      boolean all = group.stream().allMatch(i -> instance.supports(i, device));
      supported |= all;
      held |= all && needed <= instance.devices().get(k).memory();
    }
    if (!held) {
      String what =
          supported
              ? "needs %s of memory, more than a device has that supports it"
                  .formatted(number(needed))
              : "has no device that supports all of it";
      throw new UserException(
          "%s: the colocation group %s of %d operators, %s among them, %s."
              .formatted(
                  instance.name(),
                  instance.operators().get(group.get(0)).colocation(),
                  group.size(),
                  instance.operators().get(group.get(0)).name(),
                  what),
          "divide the group.");
    }
  }

  private static List<List<Integer>> groups(Instance instance) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int g = 0; g < instance.groupCount(); g++) {
      groups.add(new ArrayList<>());
    }
    for (int i = 0; i < instance.size(); i++) {
      if (instance.group(i) >= 0) {
        groups.get(instance.group(i)).add(i);
      }
    }
    return groups;
  }

  private static List<Integer> allOperators(Instance instance) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < instance.size(); i++) {
      all.add(i);
    }
    return all;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
