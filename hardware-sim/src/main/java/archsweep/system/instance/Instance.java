package archsweep.system.instance;

import archsweep.config.UserException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A directed acyclic graph of operators, and the devices and links that it may be spread over.
 * Times, sizes and memory are in units of the instance's own. Transfers go on while devices
 * compute, and links carry any number of them at once. Immutable.
 */
public final class Instance {

  private final String name;
  private final List<Processor> devices;
  private final List<Operator> operators;
  private final List<Edge> edges;
  private final List<List<Link>> links;
  private final PeriodModel periodModel;
  private final double[][] times;
  private final int[][] in;
  private final int[][] out;
  private final int[] order;
  private final int[] groups;
  private final int groupCount;
  private final int[] weights;
  private final int weightCount;

  /**
   * Checks and indexes an instance.
   *
   * @param name what people call it, and the file that it comes from
   * @param links from each device to each; what is on the diagonal is not looked at
   * @throws UserException if operators share a name, edges form a cycle, or lists do not fit
   */
  public Instance(
      String name,
      List<Processor> devices,
      List<Operator> operators,
      List<Edge> edges,
      List<List<Link>> links,
      PeriodModel periodModel) {
    this.name = name;
    this.devices = List.copyOf(devices);
    this.operators = List.copyOf(operators);
    this.edges = List.copyOf(edges);
    this.links = links.stream().map(List::copyOf).toList();
    this.periodModel = periodModel;
    InstanceChecks.sizes(name, devices, operators, links);
    this.times = new double[operators.size()][];
    for (int i = 0; i < times.length; i++) {
      times[i] = operators.get(i).times().stream().mapToDouble(Double::doubleValue).toArray();
    }
    this.in = edgesOf(this.edges.stream().mapToInt(Edge::target).toArray(), times.length);
    this.out = edgesOf(this.edges.stream().mapToInt(Edge::source).toArray(), times.length);
    this.order = new OperatorOrder(this.operators, this.edges, in, out).sorted(name);
    Map<String, Integer> groupNumbers = new HashMap<>();
    Map<String, Integer> weightNumbers = new HashMap<>();
    this.groups = new int[times.length];
    this.weights = new int[times.length];
    for (int i = 0; i < times.length; i++) {
      String group = operators.get(i).colocation();
      groups[i] = group.isEmpty() ? -1 : number(groupNumbers, group);
      weights[i] = number(weightNumbers, operators.get(i).weights());
    }
    this.groupCount = groupNumbers.size();
    this.weightCount = weightNumbers.size();
  }

  /** This instance with another notion of the period. */
  public Instance with(PeriodModel otherModel) {
    return new Instance(name, devices, operators, edges, links, otherModel);
  }

  public String name() {
    return name;
  }

  public List<Processor> devices() {
    return devices;
  }

  public List<Operator> operators() {
    return operators;
  }

  public List<Edge> edges() {
    return edges;
  }

  public List<List<Link>> links() {
    return links;
  }

  public PeriodModel periodModel() {
    return periodModel;
  }

  /** How many operators there are. */
  public int size() {
    return times.length;
  }

  public int deviceCount() {
    return devices.size();
  }

  /** How long an operator takes on a device; infinite where it is not supported. */
  public double time(int operator, int device) {
    return times[operator][device];
  }

  public boolean supports(int operator, int device) {
    return times[operator][device] < Double.POSITIVE_INFINITY;
  }

  public double memory(int operator) {
    return operators.get(operator).memory();
  }

  /** How long an edge's tensor is under way; 0 on one device. */
  public double transfer(int edge, int from, int to) {
    return from == to ? 0 : links.get(from).get(to).time(edges.get(edge).size());
  }

  /** The edges that an operator reads. Shared; not to be changed. */
  public int[] in(int operator) {
    return in[operator];
  }

  /** The edges that an operator makes. Shared; not to be changed. */
  public int[] out(int operator) {
    return out[operator];
  }

  /** All operators, each after those that it reads. Shared; not to be changed. */
  public int[] order() {
    return order;
  }

  /** The number of an operator's colocation group, or -1. */
  public int group(int operator) {
    return groups[operator];
  }

  public int groupCount() {
    return groupCount;
  }

  /** The number of an operator's weights, which it may share with others. */
  public int weights(int operator) {
    return weights[operator];
  }

  public int weightCount() {
    return weightCount;
  }

  /** Whether every time of an operator and of a transfer is a whole number. */
  public boolean integral() {
    return IntStream.range(0, size())
            .allMatch(i -> Arrays.stream(times[i]).allMatch(Instance::wholeOrInfinite))
        && IntStream.range(0, edges.size()).allMatch(this::integralTransfer);
  }

  private boolean integralTransfer(int edge) {
    for (int from = 0; from < deviceCount(); from++) {
      for (int to = 0; to < deviceCount(); to++) {
        if (!wholeOrInfinite(transfer(edge, from, to))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean wholeOrInfinite(double time) {
    return time == Math.rint(time);
  }

  private static int number(Map<String, Integer> numbers, String key) {
    Integer known = numbers.putIfAbsent(key, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }

  private static int[][] edgesOf(int[] ends, int operators) {
    int[] counts = new int[operators];
    for (int end : ends) {
      counts[end]++;
    }
    int[][] lists = new int[operators][];
    Arrays.setAll(lists, i -> new int[counts[i]]);
    for (int e = ends.length - 1; e >= 0; e--) {
      lists[ends[e]][--counts[ends[e]]] = e;
    }
    return lists;
  }

  @Override
  public String toString() {
    return "%s: %d operators, %d edges, %d devices"
        .formatted(name, size(), edges.size(), deviceCount());
  }
}
