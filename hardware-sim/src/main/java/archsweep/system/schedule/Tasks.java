package archsweep.system.schedule;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an assignment has to run where transfers take up links or devices: tasks, the operators
 * first and then the transfers that take time, each with the resources that it takes up. Resources
 * are the devices and then the channels.
 */
final class Tasks {

  private static final int DIRECT = -1;

  private final Instance instance;
  private final int[] devices;
  private final int[] carrier;
  private final int[] served;
  private final int[] firstTransfer;
  private final int[][] ofDevice;
  private final int[][][] ofLink;
  private int count;

  Tasks(Instance instance, int[] devices) {
    this.instance = instance;
    this.devices = devices;
    this.carrier = new int[instance.edges().size()];
    this.served = new int[instance.edges().size()];
    this.firstTransfer = new int[instance.size() + 1];
    this.ofDevice = new int[instance.deviceCount()][];
    Arrays.setAll(ofDevice, k -> new int[] {k});
    this.ofLink = Resources.ofLinks(instance);
    this.count = instance.size();
    for (int i = 0; i < instance.size(); i++) {
      firstTransfer[i] = count;
      for (int e : instance.out(i)) {
        carrier[e] = carrierOf(e);
      }
    }
    firstTransfer[instance.size()] = count;
  }

  /** How many operators and transfers there are. */
  int size() {
    return count;
  }

  /** Devices and channels. */
  int resourceCount() {
    return instance.deviceCount() + instance.channelCount();
  }

  double time(int task) {
    if (task < instance.size()) {
      return instance.time(task, devices[task]);
    }
    int edge = edge(task);
    return instance.transfer(edge, from(edge), to(edge));
  }

  /** What a task takes up while it runs. Shared; not to be changed. */
  int[] resources(int task) {
    return task < instance.size()
        ? ofDevice[devices[task]]
        : ofLink[from(edge(task))][to(edge(task))];
  }

  /** The first edge that a transfer serves. */
  int edge(int transfer) {
    return served[transfer - instance.size()];
  }

  /** For each task how many others it waits for. */
  int[] waiting() {
    int[] waiting = new int[count];
    for (int i = 0; i < instance.size(); i++) {
      waiting[i] = instance.in(i).length;
    }
    Arrays.fill(waiting, instance.size(), count, 1);
    return waiting;
  }

  /** What to do with the number of a task. */
  interface Visitor {
    void visit(int task);
  }

  /** Visits the tasks that wait for one, as often as they do. */
  void followers(int task, Visitor visitor) {
    boolean operator = task < instance.size();
    int source = operator ? task : instance.edges().get(edge(task)).source();
    if (operator) {
      for (int t = firstTransfer[task]; t < firstTransfer[task + 1]; t++) {
        visitor.visit(t);
      }
    }
    for (int e : instance.out(source)) {
      if (carrier[e] == (operator ? DIRECT : task)) {
        visitor.visit(instance.edges().get(e).target());
      }
    }
  }

  /** The longest way from the start of each task to the end. */
  double[] tails() {
    double[] tails = new double[count];
    int[] order = instance.order();
    for (int at = order.length - 1; at >= 0; at--) {
      int i = order[at];
      for (int t = firstTransfer[i]; t < firstTransfer[i + 1]; t++) {
        tails[t] = tail(t, tails);
      }
      tails[i] = tail(i, tails);
    }
    return tails;
  }

  private double tail(int task, double[] tails) {
    double[] rest = {0};
    followers(task, next -> rest[0] = Math.max(rest[0], tails[next]));
    return rest[0] + time(task);
  }

  /** The schedule that starts and finishes of all tasks make. */
  Schedule schedule(double[] starts, double[] finishes) {
    int operators = instance.size();
    List<Transfer> transfers = new ArrayList<>();
    for (int t = operators; t < count; t++) {
      int edge = edge(t);
      transfers.add(new Transfer(edge, from(edge), to(edge), starts[t], finishes[t]));
    }
    return new Schedule(
        devices, Arrays.copyOf(starts, operators), Arrays.copyOf(finishes, operators), transfers);
  }

  private int carrierOf(int e) {
    Edge edge = instance.edges().get(e);
    if (from(e) == to(e) || instance.transfer(e, from(e), to(e)) == 0) {
      return DIRECT;
    }
    for (int t = firstTransfer[edge.source()]; t < count; t++) {
      if (instance.cargo(edge(t)) == instance.cargo(e) && to(edge(t)) == to(e)) {
        return t;
      }
    }
    served[count - instance.size()] = e;
    return count++;
  }

  private int from(int edge) {
    return devices[instance.edges().get(edge).source()];
  }

  private int to(int edge) {
    return devices[instance.edges().get(edge).target()];
  }
}
