package archsweep.system.heuristic;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Changes of an assignment that keep it valid: a colocation group moves as a whole, and nothing
 * moves where it is not supported or does not fit.
 */
final class Moves {

  private final Instance instance;
  private final int[] devices;
  private final RandomGenerator random;
  private final double[] used;
  private final int[][] holders;
  private final List<List<Integer>> groups = new ArrayList<>();
  private final List<int[]> done = new ArrayList<>();

  Moves(Instance instance, int[] devices, RandomGenerator random) {
    this.instance = instance;
    this.devices = devices.clone();
    this.random = random;
    this.used = new double[instance.deviceCount()];
    this.holders = new int[instance.deviceCount()][instance.weightCount()];
    for (int g = 0; g < instance.groupCount(); g++) {
      groups.add(new ArrayList<>());
    }
    for (int i = 0; i < devices.length; i++) {
      hold(i, devices[i]);
      if (instance.group(i) >= 0) {
        groups.get(instance.group(i)).add(i);
      }
    }
  }

  /** The assignment as it is; changes with each move. */
  int[] devices() {
    return devices;
  }

  /** Makes a random move, if the one drawn is valid. */
  boolean make() {
    done.clear();
    int operator = random.nextInt(devices.length);
    int device = random.nextInt(instance.deviceCount() - 1);
    device += device >= devices[operator] ? 1 : 0;
    boolean moved = move(operator, device);
    if (moved && random.nextBoolean()) {
      int[] edges = random.nextBoolean() ? instance.in(operator) : instance.out(operator);
      if (edges.length > 0) {
        Edge edge = instance.edges().get(edges[random.nextInt(edges.length)]);
        int other = edge.source() == operator ? edge.target() : edge.source();
        if (devices[other] != device) {
          move(other, device);
        }
      }
    }
    return moved;
  }

  /** Takes the last move back. */
  void undo() {
    for (int at = done.size() - 1; at >= 0; at--) {
      relocate(done.get(at)[0], done.get(at)[1]);
    }
    done.clear();
  }

  private boolean move(int operator, int device) {
    int group = instance.group(operator);
    List<Integer> together = group < 0 ? List.of(operator) : groups.get(group);
    int made = done.size();
    for (int member : together) {
      if (!instance.supports(member, device)) {
        return takeBack(made);
      }
      done.add(new int[] {member, devices[member]});
      relocate(member, device);
    }
    return used[device] <= instance.devices().get(device).memory() || takeBack(made);
  }

  private boolean takeBack(int made) {
    while (done.size() > made) {
      int[] last = done.remove(done.size() - 1);
      relocate(last[0], last[1]);
    }
    return false;
  }

  private void relocate(int operator, int device) {
    int weights = instance.weights(operator);
    if (--holders[devices[operator]][weights] == 0) {
      used[devices[operator]] -= instance.memory(operator);
    }
    devices[operator] = device;
    hold(operator, device);
  }

  private void hold(int operator, int device) {
    if (holders[device][instance.weights(operator)]++ == 0) {
      used[device] += instance.memory(operator);
    }
  }
}
