package archsweep.system.schedule;

import archsweep.system.instance.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The transfers of a schedule in the making: those that are kept, and those that are tried. */
final class Deliveries {

  private final Instance instance;
  private final Timelines timelines;
  private final int[] devices;
  private final double[] finishes;
  private final boolean occupies;
  private final int[][][] resources;
  private final List<Transfer> kept = new ArrayList<>();
  private final List<Transfer> tried = new ArrayList<>();
  private final Map<Long, Double> arrivals = new HashMap<>();

  /**
   * No transfers yet.
   *
   * @param devices of the operators placed so far; read, never changed
   * @param finishes of the same
   */
  Deliveries(Instance instance, Timelines timelines, int[] devices, double[] finishes) {
    this.instance = instance;
    this.timelines = timelines;
    this.devices = devices;
    this.finishes = finishes;
    this.occupies = instance.communication().occupies();
    this.resources = Resources.ofLinks(instance);
  }

  /**
   * When all that an operator reads can be on a device. What has to be sent for that is tried until
   * it is kept or taken back.
   */
  double bring(int operator, int device) {
    double arrival = 0;
    for (int edge : instance.in(operator)) {
      arrival = Math.max(arrival, bringOne(edge, device));
    }
    return arrival;
  }

  /** Keeps what was tried. */
  void keep() {
    for (Transfer transfer : tried) {
      kept.add(transfer);
      arrivals.put(key(transfer.edge(), transfer.to()), transfer.finish());
    }
    tried.clear();
  }

  /** Takes back what was tried. */
  void takeBack() {
    for (Transfer transfer : tried) {
      timelines.release(
          resources[transfer.from()][transfer.to()], transfer.start(), transfer.finish());
    }
    tried.clear();
  }

  List<Transfer> kept() {
    return kept;
  }

  private double bringOne(int edge, int to) {
    int source = instance.edges().get(edge).source();
    int from = devices[source];
    double time = instance.transfer(edge, from, to);
    if (!occupies || time == 0) {
      return finishes[source] + time;
    }
    Double known = arrivals.get(key(edge, to));
    if (known != null) {
      return known;
    }
    for (Transfer transfer : tried) {
      if (instance.cargo(transfer.edge()) == instance.cargo(edge)) {
        return transfer.finish();
      }
    }
    int[] taken = resources[from][to];
    double start = timelines.earliest(taken, finishes[source], time);
    timelines.take(taken, start, start + time);
    tried.add(new Transfer(edge, from, to, start, start + time));
    return start + time;
  }

  private long key(int edge, int to) {
    return (long) instance.cargo(edge) * instance.deviceCount() + to;
  }
}
