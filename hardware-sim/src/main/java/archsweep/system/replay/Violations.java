package archsweep.system.replay;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a schedule breaks of its instance, by its own times. */
final class Violations {

  /** Differences of times that are rounding, relative to the makespan. */
  private static final double TOLERANCE = 1e-9;

  private final Instance instance;
  private final Schedule schedule;
  private final double slack;
  private final List<String> found = new ArrayList<>();

  private Violations(Instance instance, Schedule schedule) {
    this.instance = instance;
    this.schedule = schedule;
    this.slack = TOLERANCE * Math.max(1e-300, schedule.makespan());
  }

  static List<String> of(Instance instance, Schedule schedule) {
    Violations violations = new Violations(instance, schedule);
    if (schedule.size() != instance.size()) {
      violations.found.add(
          "%d operators are scheduled of %d".formatted(schedule.size(), instance.size()));
      return violations.found;
    }
    violations.times();
    violations.precedences();
    violations.overlaps();
    violations.memory();
    violations.colocation();
    if (instance.communication().occupies()) {
      violations.found.addAll(TransferViolations.of(instance, schedule, violations.slack));
    }
    return violations.found;
  }

  private void times() {
    for (int i = 0; i < instance.size(); i++) {
      int device = schedule.device(i);
      if (!instance.supports(i, device)) {
        found.add("%s runs where it is not supported".formatted(name(i)));
      } else if (schedule.start(i) < 0
          || Math.abs(schedule.finish(i) - schedule.start(i) - instance.time(i, device)) > slack) {
        found.add("%s takes another time than its own".formatted(name(i)));
      }
    }
  }

  private void precedences() {
    for (int e = 0; e < instance.edges().size(); e++) {
      Edge edge = instance.edges().get(e);
      double arrival =
          schedule.finish(edge.source())
              + instance.transfer(
                  e, schedule.device(edge.source()), schedule.device(edge.target()));
      if (schedule.start(edge.target()) < arrival - slack) {
        found.add(
            "%s starts before the tensor of %s is there"
                .formatted(name(edge.target()), name(edge.source())));
      }
    }
  }

  private void overlaps() {
    int[] last = new int[instance.deviceCount()];
    Arrays.fill(last, -1);
    for (int i : schedule.byStart(instance)) {
      if (schedule.finish(i) <= schedule.start(i)) {
        continue;
      }
      int before = last[schedule.device(i)];
      if (before >= 0 && schedule.start(i) < schedule.finish(before) - slack) {
        found.add("%s and %s overlap".formatted(name(before), name(i)));
      }
      last[schedule.device(i)] = i;
    }
  }

  private void memory() {
    for (int k = 0; k < instance.deviceCount(); k++) {
      Map<Integer, Double> weights = new HashMap<>();
      for (int i = 0; i < instance.size(); i++) {
        if (schedule.device(i) == k) {
          weights.merge(instance.weights(i), instance.memory(i), Math::max);
        }
      }
      double used = weights.values().stream().mapToDouble(Double::doubleValue).sum();
      if (used > instance.devices().get(k).memory() * (1 + TOLERANCE)) {
        found.add(
            "the device %s has %s of memory, and needs %s"
                .formatted(
                    instance.devices().get(k).name(), instance.devices().get(k).memory(), used));
      }
    }
  }

  private void colocation() {
    Map<Integer, Integer> devices = new HashMap<>();
    for (int i = 0; i < instance.size(); i++) {
      Integer other =
          instance.group(i) < 0 ? null : devices.putIfAbsent(instance.group(i), schedule.device(i));
      if (other != null && other != schedule.device(i)) {
        found.add("%s is apart from the rest of its colocation group".formatted(name(i)));
      }
    }
  }

  private String name(int operator) {
    return instance.operators().get(operator).name();
  }
}
