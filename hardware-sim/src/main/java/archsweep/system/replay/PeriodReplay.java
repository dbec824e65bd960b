package archsweep.system.replay;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.instance.PeriodModel;
import archsweep.system.schedule.Schedule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts loads by adding up what each tensor and operator does, one after the other. */
final class PeriodReplay {

  private final Instance instance;
  private final Schedule schedule;
  private final Map<String, Double> loads = new HashMap<>();
  private final Set<String> counted = new HashSet<>();

  private PeriodReplay(Instance instance, Schedule schedule) {
    this.instance = instance;
    this.schedule = schedule;
  }

  /** The largest load. */
  static double of(Instance instance, Schedule schedule) {
    return new PeriodReplay(instance, schedule).period();
  }

  private double period() {
    for (int i = 0; i < instance.size(); i++) {
      load("d" + schedule.device(i), instance.time(i, schedule.device(i)));
    }
    for (int e = 0; e < instance.edges().size(); e++) {
      Edge edge = instance.edges().get(e);
      int from = schedule.device(edge.source());
      int to = schedule.device(edge.target());
      if (from != to && instance.periodModel() == PeriodModel.HOST_TRANSFERS) {
        throughHost(edge.source(), from, to);
      } else if (from != to && first(edge, to)) {
        direct(from, to, instance.transfer(e, from, to));
      }
    }
    return loads.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private void direct(int from, int to, double time) {
    if (instance.periodModel() == PeriodModel.COMPUTE_AND_LINK) {
      String channel = instance.links().get(from).get(to).channel();
      load(
          channel.isEmpty() || !instance.communication().serialLinks()
              ? "l" + from + ">" + to
              : "c" + channel,
          time);
    }
    if (instance.communication().blocking()) {
      load("d" + from, time);
      load("d" + to, time);
    }
  }

  private void throughHost(int source, int from, int to) {
    for (int k : new int[] {from, to}) {
      if (!instance.devices().get(k).host() && counted.add(source + "@" + k)) {
        load("d" + k, tensorSize(source));
      }
    }
  }

  /** Whether a tensor has not come to a device yet; always where each reader has its own. */
  private boolean first(Edge edge, int to) {
    return !instance.communication().singleCopies()
        || counted.add("%d/%d/%s>%d".formatted(edge.source(), edge.output(), edge.size(), to));
  }

  private void load(String what, double time) {
    loads.merge(what, time, Double::sum);
  }

  private double tensorSize(int operator) {
    return Arrays.stream(instance.out(operator))
        .mapToDouble(e -> instance.edges().get(e).size())
        .max()
        .orElse(0);
  }
}
