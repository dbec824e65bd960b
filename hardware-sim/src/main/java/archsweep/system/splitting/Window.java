package archsweep.system.splitting;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.instance.Operator;
import archsweep.system.instance.Processor;
import archsweep.system.schedule.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The part of a schedule that solving a module anew may change. Between the first start and the
 * last finish of the module's operators, its operators may take other devices and orders, and other
 * operators other times; what starts before keeps its times, what starts after keeps devices and
 * orders and follows as early as it can.
 *
 * <p>So the makespan is the largest of: what does not pass through the window; and for each of its
 * operators its finish and the longest way from there, the tail.
 */
final class Window {

  private final Instance instance;
  private final Schedule schedule;
  private final List<Integer> byStart;
  private final List<Integer> operators = new ArrayList<>();
  private final boolean[] free;
  private final int[] place;
  private final double from;
  private final double to;
  private final double[] ready;
  private final double[] wayFrom;
  private final double[] wayOfDevice;

  Window(Instance instance, Schedule schedule, List<Integer> module) {
    this.instance = instance;
    this.schedule = schedule;
    this.byStart = schedule.byStart(instance);
    this.free = new boolean[instance.size()];
    this.place = new int[instance.size()];
    module.forEach(i -> free[i] = true);
    this.from = module.stream().mapToDouble(schedule::start).min().orElseThrow();
    this.to = module.stream().mapToDouble(schedule::finish).max().orElseThrow();
    this.ready = new double[instance.deviceCount()];
    this.wayFrom = new double[instance.size()];
    this.wayOfDevice = new double[instance.deviceCount()];
    Arrays.fill(place, -1);
    for (int i : byStart) {
      if (schedule.start(i) < from) {
        ready[schedule.device(i)] = schedule.finish(i);
      } else if (inside(i)) {
        place[i] = operators.size();
        operators.add(i);
      }
    }
    for (int at = byStart.size() - 1; at >= 0; at--) {
      int i = byStart.get(at);
      if (after(i)) {
        double rest = wayOfDevice[schedule.device(i)];
        for (int e : instance.out(i)) {
          int target = instance.edges().get(e).target();
          rest = Math.max(rest, transfer(e, schedule.device(i)) + wayFrom[target]);
        }
        wayFrom[i] = rest + instance.time(i, schedule.device(i));
        wayOfDevice[schedule.device(i)] = wayFrom[i];
      }
    }
  }

  /** The positions of the operators of the window in the whole instance, by their starts. */
  List<Integer> operators() {
    return Collections.unmodifiableList(operators);
  }

  /** Whether the operator at a position in the window may change its device. */
  boolean free(int at) {
    return free[operators.get(at)];
  }

  /** The start that the operator at a position in the window has now. */
  double start(int at) {
    return schedule.start(operators.get(at));
  }

  int device(int at) {
    return schedule.device(operators.get(at));
  }

  /** The window as an instance: fixed operators pinned, memory less what others hold. */
  Instance inner() {
    double[] left = instance.devices().stream().mapToDouble(Processor::memory).toArray();
    for (int i = 0; i < instance.size(); i++) {
      if (place[i] < 0) {
        left[schedule.device(i)] -= instance.memory(i);
      }
    }
    List<Processor> devices = new ArrayList<>();
    for (int k = 0; k < left.length; k++) {
      devices.add(new Processor(instance.devices().get(k).name(), Math.max(0, left[k])));
    }
    boolean[] bound = new boolean[instance.groupCount()];
    for (int i = 0; i < instance.size(); i++) {
      if (instance.group(i) >= 0 && !free[i]) {
        bound[instance.group(i)] = true;
      }
    }
    List<Operator> inner = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int i : operators) {
      boolean fixed = !free[i] || (instance.group(i) >= 0 && bound[instance.group(i)]);
      Operator operator = instance.operators().get(i);
      inner.add(fixed ? operator.pinnedTo(schedule.device(i)) : operator);
      for (int e : instance.in(i)) {
        Edge edge = instance.edges().get(e);
        if (place[edge.source()] >= 0) {
          edges.add(edge.between(place[edge.source()], place[i]));
        }
      }
    }
    return new Instance(
        instance.name(), devices, inner, edges, instance.links(), instance.periodModel());
  }

  /** The earliest start on a device of the operator at a position in the window. */
  double release(int at, int device) {
    int operator = operators.get(at);
    double release = ready[device];
    for (int e : instance.in(operator)) {
      int source = instance.edges().get(e).source();
      if (place[source] < 0) {
        double under = instance.transfer(e, schedule.device(source), device);
        release = Math.max(release, schedule.finish(source) + under);
      }
    }
    return release;
  }

  /** The longest way from the finish on a device of the operator at a position in the window. */
  double tail(int at, int device) {
    double tail = wayOfDevice[device];
    for (int e : instance.out(operators.get(at))) {
      int target = instance.edges().get(e).target();
      if (place[target] < 0) {
        tail = Math.max(tail, transfer(e, device) + wayFrom[target]);
      }
    }
    return tail;
  }

  /** The devices of all operators, with those of the window changed. */
  int[] devices(int[] inner) {
    int[] devices = schedule.assignment();
    for (int at = 0; at < inner.length; at++) {
      devices[operators.get(at)] = inner[at];
    }
    return devices;
  }

  /** All operators in an order to run them in, with those of the window in this order. */
  List<Integer> order(List<Integer> inner) {
    List<Integer> order = new ArrayList<>();
    byStart.stream().filter(i -> schedule.start(i) < from).forEach(order::add);
    inner.forEach(at -> order.add(operators.get(at)));
    byStart.stream().filter(i -> schedule.start(i) >= from && !inside(i)).forEach(order::add);
    return order;
  }

  /** Operators without time at the end of the window may be read in it. */
  private boolean inside(int operator) {
    return schedule.start(operator) >= from && schedule.start(operator) <= to;
  }

  private boolean after(int operator) {
    return schedule.start(operator) >= from && !inside(operator);
  }

  private double transfer(int edge, int device) {
    return instance.transfer(edge, device, schedule.device(instance.edges().get(edge).target()));
  }
}
