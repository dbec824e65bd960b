package archsweep.system.schedule;

import java.util.Arrays;

/** When resources are taken, and the gaps between. */
final class Timelines {

  private final double[][] starts;
  private final double[][] finishes;
  private final int[] counts;

  Timelines(int resources) {
    this.starts = new double[resources][8];
    this.finishes = new double[resources][8];
    this.counts = new int[resources];
  }

  /** The earliest start, not before {@code ready}, of what takes {@code time} of all resources. */
  double earliest(int[] resources, double ready, double time) {
    double start = ready;
    boolean moved = true;
    while (moved) {
      double before = start;
      for (int resource : resources) {
        start = earliest(resource, start, time);
      }
      moved = resources.length > 1 && start > before;
    }
    return start;
  }

  /** Takes resources for a time that is free on all of them; nothing if it is empty. */
  void take(int[] resources, double start, double finish) {
    if (finish > start) {
      for (int resource : resources) {
        insert(resource, start, finish);
      }
    }
  }

  /** Gives back what was taken. */
  void release(int[] resources, double start, double finish) {
    if (finish > start) {
      for (int resource : resources) {
        remove(resource, start);
      }
    }
  }

  private double earliest(int resource, double ready, double time) {
    double start = ready;
    for (int at = firstAfter(resource, ready); at < counts[resource]; at++) {
      if (start + time <= starts[resource][at]) {
        break;
      }
      start = Math.max(start, finishes[resource][at]);
    }
    return start;
  }

  /** The first stretch that finishes after a moment. */
  private int firstAfter(int resource, double moment) {
    int low = 0;
    int high = counts[resource];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (finishes[resource][middle] > moment) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private void insert(int resource, double start, double finish) {
    int count = counts[resource];
    if (count == starts[resource].length) {
      starts[resource] = Arrays.copyOf(starts[resource], 2 * count);
      finishes[resource] = Arrays.copyOf(finishes[resource], 2 * count);
    }
    int at = firstAfter(resource, start);
    System.arraycopy(starts[resource], at, starts[resource], at + 1, count - at);
    System.arraycopy(finishes[resource], at, finishes[resource], at + 1, count - at);
    starts[resource][at] = start;
    finishes[resource][at] = finish;
    counts[resource]++;
  }

  private void remove(int resource, double start) {
    int at = Arrays.binarySearch(starts[resource], 0, counts[resource], start);
    int behind = counts[resource] - at - 1;
    System.arraycopy(starts[resource], at + 1, starts[resource], at, behind);
    System.arraycopy(finishes[resource], at + 1, finishes[resource], at, behind);
    counts[resource]--;
  }
}
