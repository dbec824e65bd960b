package archsweep.system.schedule;

import archsweep.system.instance.Instance;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The device, the start and the finish of every operator of an instance, and the transfers, where
 * these take up links or devices. Immutable.
 */
public final class Schedule {

  private final int[] devices;
  private final double[] starts;
  private final double[] finishes;
  private final List<Transfer> transfers;

  /** A schedule whose transfers start when their tensors are made. */
  public Schedule(int[] devices, double[] starts, double[] finishes) {
    this(devices, starts, finishes, List.of());
  }

  /** Copies its arguments, the first three by the position of operators. */
  public Schedule(int[] devices, double[] starts, double[] finishes, List<Transfer> transfers) {
    if (devices.length != starts.length || devices.length != finishes.length) {
      throw new IllegalArgumentException(
          "%d devices, %d starts and %d finishes make no schedule."
              .formatted(devices.length, starts.length, finishes.length));
    }
    this.devices = devices.clone();
    this.starts = starts.clone();
    this.finishes = finishes.clone();
    this.transfers = List.copyOf(transfers);
  }

  public int size() {
    return devices.length;
  }

  public int device(int operator) {
    return devices[operator];
  }

  public double start(int operator) {
    return starts[operator];
  }

  public double finish(int operator) {
    return finishes[operator];
  }

  /**
   * All transfers that take time, where they take up links or devices ({@link
   * archsweep.system.instance.Communication#occupies()}); else none: they start at once.
   */
  public List<Transfer> transfers() {
    return transfers;
  }

  /** The device of each operator; a copy. */
  public int[] assignment() {
    return devices.clone();
  }

  /** When the last operator finishes, in the unit of the instance. */
  public double makespan() {
    return Arrays.stream(finishes).max().orElse(0);
  }

  /**
   * Operators by their starts, those that take no time before others; of those that take none at
   * one moment, each after those that it reads.
   */
  public List<Integer> byStart(Instance instance) {
    int[] place = new int[devices.length];
    for (int at = 0; at < place.length; at++) {
      place[instance.order()[at]] = at;
    }
    return IntStream.range(0, devices.length)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(i -> starts[i])
                .thenComparingDouble(i -> finishes[i])
                .thenComparingInt(i -> place[i]))
        .toList();
  }
}
