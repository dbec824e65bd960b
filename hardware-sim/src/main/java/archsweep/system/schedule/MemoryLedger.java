package archsweep.system.schedule;

import archsweep.system.instance.Instance;
import java.util.Arrays;

/**
 * What is left of each device's memory while operators are placed, and which device a colocation
 * group has gone to. Weights that operators share count once on each device. The first of a group
 * reserves memory for all of it.
 */
public final class MemoryLedger {

  private final Instance instance;
  private final double[] left;
  private final double[][] held;
  private final int[] groupDevice;
  private final int[][] groupMembers;

  public MemoryLedger(Instance instance) {
    this.instance = instance;
    this.left = instance.devices().stream().mapToDouble(device -> device.memory()).toArray();
    this.held = new double[instance.deviceCount()][instance.weightCount()];
    this.groupDevice = new int[instance.groupCount()];
    Arrays.fill(groupDevice, -1);
    int[] counts = new int[instance.groupCount()];
    for (int i = 0; i < instance.size(); i++) {
      if (instance.group(i) >= 0) {
        counts[instance.group(i)]++;
      }
    }
    this.groupMembers = new int[counts.length][];
    Arrays.setAll(groupMembers, g -> new int[counts[g]]);
    for (int i = instance.size() - 1; i >= 0; i--) {
      if (instance.group(i) >= 0) {
        groupMembers[instance.group(i)][--counts[instance.group(i)]] = i;
      }
    }
  }

  /** Whether an operator, with what must be beside it, may go to a device. */
  public boolean allows(int operator, int device) {
    int group = instance.group(operator);
    if (group < 0) {
      return instance.supports(operator, device) && more(operator, device) <= left[device];
    }
    if (groupDevice[group] >= 0) {
      return groupDevice[group] == device;
    }
    double needed = 0;
    for (int member : groupMembers[group]) {
      if (!instance.supports(member, device)) {
        return false;
      }
      needed += more(member, device);
    }
    return needed <= left[device];
  }

  /** Books an operator, and the group that it is the first of. */
  public void place(int operator, int device) {
    int group = instance.group(operator);
    if (group < 0) {
      book(operator, device);
    } else if (groupDevice[group] < 0) {
      groupDevice[group] = device;
      for (int member : groupMembers[group]) {
        book(member, device);
      }
    }
  }

  private void book(int operator, int device) {
    double more = more(operator, device);
    left[device] -= more;
    held[device][instance.weights(operator)] += more;
  }

  private double more(int operator, int device) {
    return Math.max(0, instance.memory(operator) - held[device][instance.weights(operator)]);
  }
}
