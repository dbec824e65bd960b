package archsweep.system;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.instance.PeriodModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The optimum by trying everything, under every communication: all assignments; for the makespan
 * all orders in which operators and transfers can start, none before the one that started last.
 */
final class BruteForceTransfers {

  private static final class Job {
    final double time;
    final List<String> places;
    final List<Job> before = new ArrayList<>();
    double finish = Double.NaN;

    Job(double time, List<String> places) {
      this.time = time;
      this.places = places;
    }
  }

  private final Instance instance;
  private final boolean latency;
  private final int[] devices;
  private double best = Double.POSITIVE_INFINITY;

  private BruteForceTransfers(Instance instance, boolean latency) {
    this.instance = instance;
    this.latency = latency;
    this.devices = new int[instance.size()];
  }

  /** Infinite if nothing fits. */
  static double of(Instance instance, Objective objective) {
    BruteForceTransfers search = new BruteForceTransfers(instance, objective == Objective.LATENCY);
    search.assign(0);
    return search.best;
  }

  private void assign(int operator) {
    if (operator == devices.length) {
      if (valid() && latency) {
        List<Job> jobs = jobs();
        order(jobs, new HashMap<>(), 0, 0, jobs.size());
      } else if (valid()) {
        best = Math.min(best, period());
      }
      return;
    }
    for (int k = 0; k < instance.deviceCount(); k++) {
      devices[operator] = k;
      if (instance.supports(operator, k)) {
        assign(operator + 1);
      }
    }
  }

  private boolean valid() {
    double[] used = new double[instance.deviceCount()];
    for (int i = 0; i < devices.length; i++) {
      used[devices[i]] += instance.memory(i);
      for (int j = 0; j < i; j++) {
        if (instance.group(i) >= 0
            && instance.group(i) == instance.group(j)
            && devices[i] != devices[j]) {
          return false;
        }
      }
    }
    for (int k = 0; k < used.length; k++) {
      if (used[k] > instance.devices().get(k).memory()) {
        return false;
      }
    }
    return true;
  }

  private List<Job> jobs() {
    List<Job> operators = new ArrayList<>();
    for (int i = 0; i < devices.length; i++) {
      operators.add(new Job(instance.time(i, devices[i]), List.of("d" + devices[i])));
    }
    Map<List<Object>, Job> transfers = new HashMap<>();
    for (int e = 0; e < instance.edges().size(); e++) {
      Edge edge = instance.edges().get(e);
      Job source = operators.get(edge.source());
      int from = devices[edge.source()];
      int to = devices[edge.target()];
      Job last = source;
      if (from != to) {
        int number = e;
        last =
            transfers.computeIfAbsent(
                cargo(e, to),
                any -> {
                  Job job = new Job(instance.transfer(number, from, to), places(from, to));
                  job.before.add(source);
                  return job;
                });
      }
      operators.get(edge.target()).before.add(last);
    }
    List<Job> jobs = new ArrayList<>(operators);
    jobs.addAll(transfers.values());
    return jobs;
  }

  private List<Object> cargo(int e, int to) {
    Edge edge = instance.edges().get(e);
    return instance.communication().singleCopies()
        ? List.of(edge.source(), edge.output(), edge.size(), to)
        : List.of(e);
  }

  private List<String> places(int from, int to) {
    List<String> places = new ArrayList<>();
    if (instance.communication().serialLinks()) {
      places.add(channel(from, to));
    }
    if (instance.communication().blocking()) {
      places.add("d" + from);
      places.add("d" + to);
    }
    return places;
  }

  private String channel(int from, int to) {
    String shared = instance.links().get(from).get(to).channel();
    return shared.isEmpty() ? from + ">" + to : shared;
  }

  private void order(
      List<Job> jobs, Map<String, Double> free, double last, double makespan, int left) {
    if (makespan >= best) {
      return;
    }
    if (left == 0) {
      best = makespan;
      return;
    }
    for (Job job : jobs) {
      if (!Double.isNaN(job.finish)
          || job.before.stream().anyMatch(before -> Double.isNaN(before.finish))) {
        continue;
      }
      double start = 0;
      for (Job before : job.before) {
        start = Math.max(start, before.finish);
      }
      for (String place : job.places) {
        start = Math.max(start, free.getOrDefault(place, 0.0));
      }
      if (start < last) {
        continue;
      }
      job.finish = start + job.time;
      Map<String, Double> then = new HashMap<>(free);
      job.places.forEach(place -> then.put(place, job.finish));
      order(jobs, then, start, Math.max(makespan, job.finish), left - 1);
      job.finish = Double.NaN;
    }
  }

  private double period() {
    Map<String, Double> loads = new HashMap<>();
    for (int i = 0; i < devices.length; i++) {
      loads.merge("d" + devices[i], instance.time(i, devices[i]), Double::sum);
    }
    Map<List<Object>, Integer> sent = new HashMap<>();
    for (int e = 0; e < instance.edges().size(); e++) {
      int from = devices[instance.edges().get(e).source()];
      int to = devices[instance.edges().get(e).target()];
      if (from == to || Objects.nonNull(sent.putIfAbsent(cargo(e, to), e))) {
        continue;
      }
      double time = instance.transfer(e, from, to);
      if (instance.periodModel() == PeriodModel.COMPUTE_AND_LINK) {
        loads.merge(
            instance.communication().serialLinks() ? channel(from, to) : from + ">" + to,
            time,
            Double::sum);
      }
      if (instance.communication().blocking()) {
        loads.merge("d" + from, time, Double::sum);
        loads.merge("d" + to, time, Double::sum);
      }
    }
    return loads.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
