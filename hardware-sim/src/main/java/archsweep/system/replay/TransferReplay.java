package archsweep.system.replay;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.Schedule;
import archsweep.system.schedule.Transfer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The simulation where transfers take up links or devices: each device and each channel has a queue
 * of what the schedule runs on it, in the order of its starts. What is the first in all its queues
 * starts as soon as these are free and what it waits for is there.
 */
final class TransferReplay {

  /** An operator or a transfer on its way through the simulation. */
  private static final class Job {
    final double time;
    final List<String> places = new ArrayList<>();
    final List<Job> next = new ArrayList<>();
    final double claimedStart;
    final double claimedFinish;
    final int rank;
    int missing;
    double finish;

    Job(double time, double claimedStart, double claimedFinish, int rank) {
      this.time = time;
      this.claimedStart = claimedStart;
      this.claimedFinish = claimedFinish;
      this.rank = rank;
    }

    void then(Job other) {
      next.add(other);
      other.missing++;
    }
  }

  private final List<Job> jobs = new ArrayList<>();
  private final TreeMap<String, Deque<Job>> queues = new TreeMap<>();
  private final TreeMap<String, Job> running = new TreeMap<>();
  private final PriorityQueue<Job> events =
      new PriorityQueue<>(
          Comparator.<Job>comparingDouble(job -> job.finish).thenComparingInt(job -> job.rank));
  private int finished;
  private double makespan;

  private TransferReplay(Instance instance, Schedule schedule) {
    int[] place = new int[instance.size()];
    for (int at = 0; at < place.length; at++) {
      place[instance.order()[at]] = at;
    }
    List<Job> operators = new ArrayList<>();
    for (int i = 0; i < place.length; i++) {
      Job job =
          new Job(
              instance.time(i, schedule.device(i)),
              schedule.start(i),
              schedule.finish(i),
              2 * place[i]);
      job.places.add("device" + schedule.device(i));
      operators.add(job);
    }
    jobs.addAll(operators);
    boolean[] served = new boolean[instance.edges().size()];
    for (Transfer transfer : schedule.transfers()) {
      Edge edge = instance.edges().get(transfer.edge());
      Job job =
          new Job(
              instance.transfer(transfer.edge(), transfer.from(), transfer.to()),
              transfer.start(),
              transfer.finish(),
              2 * place[edge.source()] + 1);
      job.places.addAll(places(instance, transfer));
      operators.get(edge.source()).then(job);
      for (int e : instance.out(edge.source())) {
        if (!served[e] && Parcels.serves(instance, schedule, transfer, e)) {
          served[e] = true;
          job.then(operators.get(instance.edges().get(e).target()));
        }
      }
      jobs.add(job);
    }
    for (int e = 0; e < served.length; e++) {
      Edge edge = instance.edges().get(e);
      if (!served[e]) {
        operators.get(edge.source()).then(operators.get(edge.target()));
      }
    }
  }

  /** When the last operator finishes; infinite if some never start. */
  static double makespan(Instance instance, Schedule schedule) {
    TransferReplay replay = new TransferReplay(instance, schedule);
    replay.simulate();
    return replay.finished == replay.jobs.size() ? replay.makespan : Double.POSITIVE_INFINITY;
  }

  private void simulate() {
    jobs.stream()
        .sorted(
            Comparator.<Job>comparingDouble(job -> job.claimedStart)
                .thenComparingDouble(job -> job.claimedFinish)
                .thenComparingInt(job -> job.rank))
        .forEach(
            job ->
                job.places.forEach(
                    place -> queues.computeIfAbsent(place, any -> new ArrayDeque<>()).add(job)));
    start(0);
    while (!events.isEmpty()) {
      Job job = events.remove();
      finished++;
      makespan = Math.max(makespan, job.finish);
      job.places.forEach(running::remove);
      job.next.forEach(next -> next.missing--);
      start(job.finish);
    }
  }

  private void start(double now) {
    boolean started = true;
    while (started) {
      started = false;
      for (Deque<Job> queue : queues.values()) {
        Job first = queue.peek();
        if (first != null && first.missing == 0 && first.places.stream().allMatch(this::next)) {
          begin(first, now);
          started = true;
        }
      }
    }
  }

  private boolean next(String place) {
    Job first = queues.get(place).peek();
    return !running.containsKey(place)
        && first != null
        && first.missing == 0
        && first.places.stream()
            .allMatch(each -> queues.get(each).peek() == first && !running.containsKey(each));
  }

  private void begin(Job job, double now) {
    job.places.forEach(
        place -> {
          queues.get(place).remove();
          running.put(place, job);
        });
    job.finish = now + job.time;
    events.add(job);
  }

  private static List<String> places(Instance instance, Transfer transfer) {
    List<String> places = new ArrayList<>();
    if (instance.communication().serialLinks()) {
      places.add(Parcels.channel(instance, transfer));
    }
    if (instance.communication().blocking()) {
      places.add("device" + transfer.from());
      places.add("device" + transfer.to());
    }
    return places;
  }
}
