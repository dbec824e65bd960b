package archsweep.placement;

import archsweep.system.instance.Communication;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the makespan waits for: from the last operator to finish back to whatever held each up, a
 * tensor, or what ran before on its device or, for a transfer, on its channel.
 */
final class CriticalPath {

  /** An operator, or the transfer of an operator's tensor (operator -1). */
  private record Job(int operator, double start, double finish, Set<String> places) {}

  private final Instance instance;
  private final double slack;
  private final List<Job> jobs = new ArrayList<>();
  private final Map<Job, List<Job>> feeds = new HashMap<>();

  private CriticalPath(Instance instance, Schedule schedule, List<PlacementView.Transfer> sent) {
    this.instance = instance;
    this.slack = 1e-9 * Math.max(1e-300, schedule.makespan());
    for (int i = 0; i < instance.size(); i++) {
      jobs.add(
          new Job(i, schedule.start(i), schedule.finish(i), Set.of("device" + schedule.device(i))));
    }
    Map<List<Integer>, Job> transfers = new HashMap<>();
    for (PlacementView.Transfer transfer : sent) {
      int source = instance.edges().get(transfer.edge()).source();
      int to = schedule.device(instance.edges().get(transfer.edge()).target());
      Job job =
          new Job(-1, transfer.start(), transfer.finish(), places(schedule.device(source), to));
      feeds.put(job, List.of(jobs.get(source)));
      transfers.put(List.of(instance.cargo(transfer.edge()), to), job);
    }
    for (int i = 0; i < instance.size(); i++) {
      List<Job> before = new ArrayList<>();
      for (int e : instance.in(i)) {
        Job source = jobs.get(instance.edges().get(e).source());
        before.add(transfers.getOrDefault(List.of(instance.cargo(e), schedule.device(i)), source));
      }
      feeds.put(jobs.get(i), before);
    }
    jobs.addAll(transfers.values());
  }

  /** The operators on the path, in their order. */
  static List<Integer> of(
      Instance instance, Schedule schedule, List<PlacementView.Transfer> transfers) {
    return new CriticalPath(instance, schedule, transfers).operators();
  }

  private List<Integer> operators() {
    List<Integer> path = new ArrayList<>();
    Job at =
        jobs.subList(0, instance.size()).stream()
            .max(Comparator.comparingDouble(Job::finish))
            .orElseThrow();
    Set<Job> seen = new HashSet<>();
    while (at != null && seen.add(at)) {
      if (at.operator() >= 0) {
        path.add(0, at.operator());
      }
      at = heldUpBy(at);
    }
    return path;
  }

  /** Null if nothing did. */
  private Job heldUpBy(Job job) {
    if (job.start() <= slack) {
      return null;
    }
    for (Job feed : feeds.get(job)) {
      if (feed.finish() >= job.start() - slack) {
        return feed;
      }
    }
    return jobs.stream()
        .filter(other -> other.places().stream().anyMatch(job.places()::contains))
        .filter(other -> other.start() < job.start())
        .filter(other -> Math.abs(other.finish() - job.start()) <= slack)
        .findFirst()
        .orElse(null);
  }

  private Set<String> places(int from, int to) {
    Communication communication = instance.communication();
    Set<String> places = new HashSet<>();
    if (communication.serialLinks()) {
      places.add("channel" + instance.channel(from, to));
    }
    if (communication.blocking()) {
      places.add("device" + from);
      places.add("device" + to);
    }
    return places;
  }
}
