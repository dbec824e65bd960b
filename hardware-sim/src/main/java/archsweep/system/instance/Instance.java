package archsweep.system.instance;

import archsweep.config.UserException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A directed acyclic graph of operators, and the devices and links that it may be spread over.
 * Times, sizes and memory are in units of the instance's own. Immutable.
 */
public final class Instance {

  private final String name;
  private final List<Processor> devices;
  private final List<Operator> operators;
  private final List<Edge> edges;
  private final List<List<Link>> links;
  private final PeriodModel periodModel;
  private final Communication communication;
  private final double[][] times;
  private final int[][] in;
  private final int[][] out;
  private final int[] order;
  private final int[] groups;
  private final int groupCount;
  private final int[] weights;
  private final int weightCount;
  private final int[] tensors;
  private final Channels channels;

  /** An instance whose transfers take time and nothing else. */
  public Instance(
      String name,
      List<Processor> devices,
      List<Operator> operators,
      List<Edge> edges,
      List<List<Link>> links,
      PeriodModel periodModel) {
    this(name, devices, operators, edges, links, periodModel, Communication.OVERLAPPING);
  }

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
      PeriodModel periodModel,
      Communication communication) {
    this.name = name;
    this.devices = List.copyOf(devices);
    this.operators = List.copyOf(operators);
    this.edges = List.copyOf(edges);
    this.links = links.stream().map(List::copyOf).toList();
    this.periodModel = periodModel;
    this.communication = communication;
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
    this.tensors = Tensors.of(this.edges, out);
    this.channels = new Channels(this.links);
  }

  /** This instance with another notion of the period. */
  public Instance with(PeriodModel otherModel) {
    return new Instance(name, devices, operators, edges, links, otherModel, communication);
  }

  /** This instance with another way for tensors. */
  public Instance with(Communication otherCommunication) {
    return new Instance(name, devices, operators, edges, links, periodModel, otherCommunication);
  }

  /** This instance with another graph. */
  public Instance with(List<Operator> otherOperators, List<Edge> otherEdges) {
    return new Instance(
        name, devices, otherOperators, otherEdges, links, periodModel, communication);
  }

  /** This instance with links of another bandwidth. */
  public Instance withBandwidth(double factor) {
    List<List<Link>> scaled =
        links.stream()
            .map(row -> row.stream().map(link -> link.withBandwidth(factor)).toList())
            .toList();
    return new Instance(name, devices, operators, edges, scaled, periodModel, communication);
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

  public Communication communication() {
    return communication;
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

  /** Whether two devices have the same memory and times, and both or neither are a host. */
  public boolean alike(int a, int b) {
    Processor first = devices().get(a);
    Processor second = devices().get(b);
    boolean alike = first.memory() == second.memory() && first.host() == second.host();
    for (int i = 0; alike && i < size(); i++) {
      alike = times[i][a] == times[i][b];
    }
    return alike;
  }

  public double memory(int operator) {
    return operators.get(operator).memory();
  }

  /** How long an edge's tensor is under way; 0 on one device. */
  public double transfer(int edge, int from, int to) {
    return from == to ? 0 : links.get(from).get(to).time(edges.get(edge).size());
  }

  /**
   * The number of what a transfer of an edge carries: where single copies are sent, edges of one
   * number that lead to one device are served by one transfer. The first edge with the same.
   */
  public int cargo(int edge) {
    return communication.singleCopies() ? tensors[edge] : edge;
  }

  /** The number of what carries tensors from one device to another, from 0. */
  public int channel(int from, int to) {
    return channels.number(from, to);
  }

  /** How many channels there are between different devices. */
  public int channelCount() {
    return channels.count();
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
