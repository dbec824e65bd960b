package archsweep.system.contiguous;

import archsweep.system.instance.Instance;
import java.util.ArrayList;
import java.util.List;

/**
 * Devices that are equal to a pipeline stage, in classes, and how many of each are used, as one
 * number in mixed radix. Where there are too many combinations the last devices are left out.
 */
final class DeviceClasses {

  private static final int MOST_COMBINATIONS = 4096;

  private final List<List<Integer>> classes = new ArrayList<>();
  private final int[] radix;
  private final int combinations;

  DeviceClasses(Instance instance) {
    for (int k = 0; k < instance.deviceCount() && combinations(k, instance) > 0; k++) {
      add(instance, k);
    }
    radix = new int[classes.size() + 1];
    radix[0] = 1;
    for (int c = 0; c < classes.size(); c++) {
      radix[c + 1] = radix[c] * (classes.get(c).size() + 1);
    }
    combinations = radix[classes.size()];
  }

  int size() {
    return classes.size();
  }

  int combinations() {
    return combinations;
  }

  /** How many devices of a class there are. */
  int count(int device) {
    return classes.get(device).size();
  }

  /** One device of a class. */
  int representative(int device) {
    return classes.get(device).get(0);
  }

  /** How many devices of a class a combination uses. */
  int used(int combination, int device) {
    return combination / radix[device] % (count(device) + 1);
  }

  /** The combination with one more of a class. */
  int plus(int combination, int device) {
    return combination + radix[device];
  }

  /** The device that a combination used last of a class, when it came from one with one less. */
  int device(int before, int device) {
    return classes.get(device).get(used(before, device));
  }

  private int combinations(int upTo, Instance instance) {
    long product = 1;
    for (List<Integer> equal : classes) {
      product *= equal.size() + 1;
    }
    boolean known = classes.stream().anyMatch(equal -> instance.alike(equal.get(0), upTo));
    return product * (known ? 1 : 2) <= MOST_COMBINATIONS ? (int) product : 0;
  }

  private void add(Instance instance, int device) {
    for (List<Integer> equal : classes) {
      if (instance.alike(equal.get(0), device)) {
        equal.add(device);
        return;
      }
    }
    classes.add(new ArrayList<>(List.of(device)));
  }
}
