package archsweep.placement;

import archsweep.system.Placement;
import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.instance.PeriodModel;
import archsweep.system.schedule.Periods;
import archsweep.system.schedule.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A placement with the names of its instance.
 *
 * @param instance what was placed
 * @param placement where
 */
public record PlacementView(Instance instance, Placement placement) {

  /** An operator's place in the schedule. */
  public record Row(
      String operator, String device, double start, double finish, boolean critical) {}

  /**
   * What a device does.
   *
   * @param load the time of its operators and, where they block it, of its transfers
   * @param share of the makespan during which it is busy with them
   */
  public record DeviceUse(String device, int operators, double load, double share) {}

  /**
   * A tensor that goes from one device to another.
   *
   * @param edge the first that it serves
   * @param target the reader of that edge
   */
  public record Transfer(
      int edge,
      String source,
      String target,
      String from,
      String to,
      double size,
      double start,
      double finish) {}

  /** All operators by their starts. */
  public List<Row> rows() {
    Schedule schedule = placement.schedule();
    boolean[] critical = new boolean[instance.size()];
    criticalPath().forEach(i -> critical[i] = true);
    return schedule.byStart(instance).stream()
        .map(
            i ->
                new Row(
                    instance.operators().get(i).name(),
                    device(schedule.device(i)),
                    schedule.start(i),
                    schedule.finish(i),
                    critical[i]))
        .toList();
  }

  public List<DeviceUse> deviceUses() {
    int[] assignment = placement.schedule().assignment();
    double[] loads = Periods.deviceLoads(instance, assignment, PeriodModel.COMPUTE);
    List<DeviceUse> uses = new ArrayList<>();
    for (int k = 0; k < loads.length; k++) {
      int device = k;
      int operators = (int) IntStream.of(assignment).filter(d -> d == device).count();
      double share = placement.makespan() == 0 ? 0 : loads[k] / placement.makespan();
      uses.add(new DeviceUse(device(k), operators, loads[k], share));
    }
    return uses;
  }

  /** All transfers from device to device, in the order of edges. */
  public List<Transfer> transfers() {
    Schedule schedule = placement.schedule();
    Map<List<Integer>, Double> starts = new HashMap<>();
    for (archsweep.system.schedule.Transfer transfer : schedule.transfers()) {
      starts.put(List.of(instance.cargo(transfer.edge()), transfer.to()), transfer.start());
    }
    Set<List<Integer>> seen = new HashSet<>();
    List<Transfer> transfers = new ArrayList<>();
    for (int e = 0; e < instance.edges().size(); e++) {
      Edge edge = instance.edges().get(e);
      int from = schedule.device(edge.source());
      int to = schedule.device(edge.target());
      List<Integer> parcel = List.of(instance.cargo(e), to);
      if (from != to && seen.add(parcel)) {
        double start = starts.getOrDefault(parcel, schedule.finish(edge.source()));
        transfers.add(
            new Transfer(
                e,
                instance.operators().get(edge.source()).name(),
                instance.operators().get(edge.target()).name(),
                device(from),
                device(to),
                edge.size(),
                start,
                start + instance.transfer(e, from, to)));
      }
    }
    return transfers;
  }

  /** Operators that the makespan waits for, in their order. */
  public List<Integer> criticalPath() {
    return CriticalPath.of(instance, placement.schedule(), transfers());
  }

  private String device(int device) {
    return instance.devices().get(device).name();
  }
}
