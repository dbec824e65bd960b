package archsweep.system.replay;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.Schedule;
import archsweep.system.schedule.Transfer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the transfers of a schedule break, where they take up links or devices. */
final class TransferViolations {

  private record Stretch(double start, double finish, String what) {}

  private final Instance instance;
  private final Schedule schedule;
  private final double slack;
  private final List<String> found = new ArrayList<>();

  private TransferViolations(Instance instance, Schedule schedule, double slack) {
    this.instance = instance;
    this.schedule = schedule;
    this.slack = slack;
  }

  static List<String> of(Instance instance, Schedule schedule, double slack) {
    TransferViolations violations = new TransferViolations(instance, schedule, slack);
    violations.arrivals();
    violations.times();
    violations.overlaps();
    return violations.found;
  }

  private void arrivals() {
    for (int e = 0; e < instance.edges().size(); e++) {
      int edge = e;
      Edge ends = instance.edges().get(e);
      int from = schedule.device(ends.source());
      int to = schedule.device(ends.target());
      if (instance.transfer(e, from, to) == 0) {
        continue;
      }
      Optional<Transfer> transfer =
          schedule.transfers().stream()
              .filter(each -> Parcels.serves(instance, schedule, each, edge))
              .findFirst();
      if (transfer.isEmpty()) {
        found.add(
            "no transfer brings %s to %s".formatted(name(ends.source()), name(ends.target())));
      } else if (schedule.start(ends.target()) < transfer.get().finish() - slack) {
        found.add(
            "%s starts before the transfer of %s is through"
                .formatted(name(ends.target()), name(ends.source())));
      }
    }
  }

  private void times() {
    for (Transfer transfer : schedule.transfers()) {
      int source = instance.edges().get(transfer.edge()).source();
      double time = instance.transfer(transfer.edge(), transfer.from(), transfer.to());
      if (Math.abs(transfer.finish() - transfer.start() - time) > slack) {
        found.add("the transfer of %s takes another time than its own".formatted(name(source)));
      }
      if (transfer.start() < schedule.finish(source) - slack) {
        found.add("the transfer of %s starts before it is made".formatted(name(source)));
      }
    }
  }

  private void overlaps() {
    Map<String, List<Stretch>> taken = new TreeMap<>();
    for (Transfer transfer : schedule.transfers()) {
      Stretch stretch =
          new Stretch(
              transfer.start(),
              transfer.finish(),
              "the transfer of " + name(instance.edges().get(transfer.edge()).source()));
      if (instance.communication().serialLinks()) {
        add(taken, Parcels.channel(instance, transfer), stretch);
      }
      if (instance.communication().blocking()) {
        add(taken, "device" + transfer.from(), stretch);
        add(taken, "device" + transfer.to(), stretch);
      }
    }
    for (int i = 0; i < instance.size(); i++) {
      if (schedule.finish(i) > schedule.start(i)) {
        add(
            taken,
            "device" + schedule.device(i),
            new Stretch(schedule.start(i), schedule.finish(i), name(i)));
      }
    }
    taken.values().forEach(this::overlaps);
  }

  private void overlaps(List<Stretch> stretches) {
    stretches.sort(Comparator.comparingDouble(Stretch::start));
    for (int at = 1; at < stretches.size(); at++) {
      Stretch before = stretches.get(at - 1);
      if (stretches.get(at).start() < before.finish() - slack) {
        found.add("%s and %s overlap".formatted(before.what(), stretches.get(at).what()));
      }
    }
  }

  private static void add(Map<String, List<Stretch>> taken, String place, Stretch stretch) {
    taken.computeIfAbsent(place, any -> new ArrayList<>()).add(stretch);
  }

  private String name(int operator) {
    return instance.operators().get(operator).name();
  }
}
