package archsweep.placement;

import archsweep.system.Placement;
import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.instance.PeriodModel;
import archsweep.system.schedule.Periods;
import archsweep.system.schedule.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
   * @param load the time of its operators
   * @param share of the makespan during which it computes
   */
  public record DeviceUse(String device, int operators, double load, double share) {}

  /** A tensor that goes from one device to another. */
  public record Transfer(
      String source, String target, String from, String to, double size, double time) {}

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

  /** All tensors that cross from device to device. */
  public List<Transfer> transfers() {
    Schedule schedule = placement.schedule();
    List<Transfer> transfers = new ArrayList<>();
    for (int e = 0; e < instance.edges().size(); e++) {
      Edge edge = instance.edges().get(e);
      int from = schedule.device(edge.source());
      int to = schedule.device(edge.target());
      if (from != to) {
        transfers.add(
            new Transfer(
                instance.operators().get(edge.source()).name(),
                instance.operators().get(edge.target()).name(),
                device(from),
                device(to),
                edge.size(),
                instance.transfer(e, from, to)));
      }
    }
    return transfers;
  }

  /**
   * Operators that the makespan waits for, in their order: from the last to finish back to whatever
   * held each up, a tensor or the operator before it on its device.
   */
  public List<Integer> criticalPath() {
    Schedule schedule = placement.schedule();
    List<Integer> path = new ArrayList<>();
    int at =
        IntStream.range(0, instance.size())
            .boxed()
            .max(Comparator.comparingDouble(schedule::finish))
            .orElseThrow();
    while (at >= 0) {
      path.add(0, at);
      at = heldUpBy(schedule, at);
    }
    return path;
  }

  private int heldUpBy(Schedule schedule, int operator) {
    double slack = 1e-9 * Math.max(1e-300, placement.makespan());
    double start = schedule.start(operator);
    if (start <= slack) {
      return -1;
    }
    for (int e : instance.in(operator)) {
      int source = instance.edges().get(e).source();
      double arrival =
          schedule.finish(source)
              + instance.transfer(e, schedule.device(source), schedule.device(operator));
      if (arrival >= start - slack) {
        return source;
      }
    }
    return IntStream.range(0, instance.size())
        .filter(i -> schedule.device(i) == schedule.device(operator))
        .filter(i -> schedule.start(i) < start && Math.abs(schedule.finish(i) - start) <= slack)
        .findFirst()
        .orElse(-1);
  }

  private String device(int device) {
    return instance.devices().get(device).name();
  }
}
