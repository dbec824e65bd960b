package archsweep.system.replay;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.Schedule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A discrete-event simulation. Each device has a queue of its operators, in the order in which the
 * schedule starts them; it starts the first when all its tensors have come; an operator that
 * finishes sends its tensors. Of the schedule only devices and orders are used for the makespan, so
 * equal makespans mean that the claimed times can be kept. Where transfers take up links or devices
 * they are queued there in the same way ({@link TransferReplay}). Deterministic.
 */
public final class ReplaySimulator {

  private record Event(double at, int operator, boolean finish, long number) {}

  private final Instance instance;
  private final Schedule schedule;
  private final List<Deque<Integer>> queues = new ArrayList<>();
  private final boolean[] busy;
  private final int[] missing;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingLong(Event::number));
  private long number;
  private int finished;
  private double makespan;

  private ReplaySimulator(Instance instance, Schedule schedule) {
    this.instance = instance;
    this.schedule = schedule;
    this.busy = new boolean[instance.deviceCount()];
    this.missing = new int[instance.size()];
  }

  /** Runs a schedule and looks for what it breaks. */
  public static Replay run(Instance instance, Schedule schedule) {
    List<String> violations = Violations.of(instance, schedule);
    if (schedule.size() != instance.size()) {
      return new Replay(Double.NaN, Double.NaN, violations);
    }
    if (instance.communication().occupies()) {
      double makespan = TransferReplay.makespan(instance, schedule);
      if (makespan == Double.POSITIVE_INFINITY) {
        violations.add("operators and transfers wait for each other");
      }
      return new Replay(makespan, PeriodReplay.of(instance, schedule), violations);
    }
    ReplaySimulator simulator = new ReplaySimulator(instance, schedule);
    simulator.simulate();
    if (simulator.finished < instance.size()) {
      violations.add(
          "%d operators wait for each other".formatted(instance.size() - simulator.finished));
    }
    return new Replay(simulator.makespan, PeriodReplay.of(instance, schedule), violations);
  }

  private void simulate() {
    for (int k = 0; k < busy.length; k++) {
      queues.add(new ArrayDeque<>());
    }
    schedule.byStart(instance).forEach(i -> queues.get(schedule.device(i)).add(i));
    for (Edge edge : instance.edges()) {
      missing[edge.target()]++;
    }
    for (int k = 0; k < busy.length; k++) {
      start(k, 0);
    }
    while (!events.isEmpty()) {
      Event event = events.remove();
      int device = schedule.device(event.operator());
      if (event.finish()) {
        finished++;
        makespan = Math.max(makespan, event.at());
        busy[device] = false;
        send(event);
      } else {
        missing[event.operator()]--;
      }
      start(device, event.at());
    }
  }

  private void send(Event event) {
    for (int e : instance.out(event.operator())) {
      int target = instance.edges().get(e).target();
      double under =
          instance.transfer(e, schedule.device(event.operator()), schedule.device(target));
      events.add(new Event(event.at() + under, target, false, number++));
    }
  }

  private void start(int device, double now) {
    Integer first = queues.get(device).peek();
    if (!busy[device] && first != null && missing[first] == 0) {
      queues.get(device).remove();
      busy[device] = true;
      events.add(new Event(now + instance.time(first, device), first, true, number++));
    }
  }
}
