package archsweep.system.contiguous;

import archsweep.identity.Hashes;
import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.quotient.Quotient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The dynamic programme over ideals, the sets of modules that hold what they read. A stage is the
 * difference of two ideals. From each ideal, every stage whose time is below the best period known
 * so far is tried on every class of devices that is left; what could not be finished in time on the
 * remaining devices is cut off.
 */
final class IdealSearch {

  /** An ideal, and the least period to reach it for each combination of used devices. */
  private static final class Ideal {
    final boolean[] modules;
    final int size;
    final double[] periods;
    final Ideal[] cameFrom;
    final int[] stageClass;

    Ideal(boolean[] modules, int size, int combinations) {
      this.modules = modules.clone();
      this.size = size;
      this.periods = new double[combinations];
      Arrays.fill(periods, Double.POSITIVE_INFINITY);
      this.cameFrom = new Ideal[combinations];
      this.stageClass = new int[combinations];
    }
  }

  private final Quotient quotient;
  private final DeviceClasses classes;
  private final Stage stage;
  private final int[][] readers;
  private final int[] missing;
  private final boolean[] in;
  private final int[] added;
  private final double[] leastTimes;
  private final double[] slowness;
  private final boolean linear;
  private final long deadline;
  private final Map<Long, Ideal> known = new HashMap<>();
  private final List<List<Ideal>> bySize = new ArrayList<>();
  private double limit;
  private double rest;
  private long key;
  private int size;
  private Ideal from;
  private long visits;
  private boolean complete = true;

  /**
   * Prepares a search.
   *
   * @param linear whether only ideals that are the first modules in their order are looked at
   * @param limit only stages below this are looked at
   * @param deadline the nanoTime at which to stop
   */
  IdealSearch(
      Instance instance,
      Quotient quotient,
      DeviceClasses classes,
      boolean linear,
      double limit,
      long deadline) {
    this.quotient = quotient;
    this.classes = classes;
    this.linear = linear;
    this.limit = limit;
    this.deadline = deadline;
    this.stage = new Stage(instance, quotient, classes);
    this.readers = readers(instance, quotient);
    this.missing = new int[quotient.size()];
    this.in = new boolean[quotient.size()];
    this.added = new int[quotient.size()];
    this.leastTimes = new double[quotient.size()];
    this.slowness = new double[classes.size()];
    Arrays.fill(slowness, Double.POSITIVE_INFINITY);
    for (int m = 0; m < leastTimes.length; m++) {
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < classes.size(); c++) {
        least = Math.min(least, stage.moduleTime(m, c));
      }
      leastTimes[m] = least;
      for (int c = 0; c < classes.size() && least > 0; c++) {
        slowness[c] = Math.min(slowness[c], stage.moduleTime(m, c) / least);
      }
    }
  }

  /** Whether the clock did not stop the search. */
  boolean complete() {
    return complete;
  }

  /** The period of the pipeline found, if one was. */
  double period() {
    return limit;
  }

  /** The device of each module in the best pipeline below the limit; empty if there is none. */
  int[] devices() {
    for (int s = 0; s <= quotient.size(); s++) {
      bySize.add(new ArrayList<>());
    }
    Ideal empty = ideal();
    empty.periods[0] = 0;
    for (int s = 0; s < quotient.size() && complete; s++) {
      for (Ideal ideal : bySize.get(s)) {
        open(ideal);
        extend();
        close(ideal);
      }
      bySize.get(s).clear();
    }
    List<Ideal> whole = bySize.get(quotient.size());
    return whole.isEmpty() ? new int[0] : trace(whole.get(0));
  }

  private void open(Ideal ideal) {
    from = ideal;
    size = 0;
    key = 0;
    rest = 0;
    Arrays.fill(missing, 0);
    for (int m = 0; m < in.length; m++) {
      in[m] = ideal.modules[m];
      if (in[m]) {
        key ^= Hashes.mix(m + 1L);
        size++;
      } else {
        rest += leastTimes[m];
        for (int reader : readers[m]) {
          missing[reader]++;
        }
      }
    }
  }

  private void close(Ideal ideal) {
    known.remove(key(ideal));
  }

  private static long key(Ideal ideal) {
    long key = 0;
    for (int m = 0; m < ideal.modules.length; m++) {
      key ^= ideal.modules[m] ? Hashes.mix(m + 1L) : 0;
    }
    return key;
  }

  /**
   * Adds modules in ascending order, which reaches each larger ideal once. A stage may hold
   * thousands of modules: the modules added wait in an array, as the thread's stack would overflow.
   */
  private void extend() {
    int depth = 0;
    int module = next(0);
    while (module < in.length || depth > 0) {
      if (module < in.length) {
        add(module);
        if (possible()) {
          arrive();
          added[depth++] = module;
          module = next(module + 1);
          continue;
        }
      } else {
        module = added[--depth];
      }
      remove(module);
      module = linear ? in.length : next(module + 1);
    }
  }

  /** The next module that the stage may take; the number of modules if there is none. */
  private int next(int first) {
    if (!complete) {
      return in.length;
    }
    int module = first;
    while (module < in.length && (in[module] || (!linear && missing[module] > 0))) {
      module++;
    }
    return module;
  }

  private void add(int module) {
    stage.add(module);
    in[module] = true;
    key ^= Hashes.mix(module + 1L);
    size++;
    rest -= leastTimes[module];
    for (int reader : readers[module]) {
      missing[reader]--;
    }
  }

  private void remove(int module) {
    stage.remove(module);
    in[module] = false;
    key ^= Hashes.mix(module + 1L);
    size--;
    rest += leastTimes[module];
    for (int reader : readers[module]) {
      missing[reader]++;
    }
  }

  private boolean possible() {
    if ((++visits & 0xfff) == 0 && System.nanoTime() > deadline) {
      complete = false;
    }
    for (int c = 0; c < classes.size(); c++) {
      if (stage.time(c) < limit && stage.fits(c)) {
        return true;
      }
    }
    return false;
  }

  private void arrive() {
    Ideal target = null;
    for (int c = 0; c < classes.size(); c++) {
      double load = stage.load(c);
      for (int used = 0; load < limit && used < from.periods.length; used++) {
        double period = Math.max(from.periods[used], load);
        if (period >= limit || classes.used(used, c) == classes.count(c)) {
          continue;
        }
        int then = classes.plus(used, c);
        if (size < in.length && rest * (1 - 1e-9) > capacity(then)) {
          continue;
        }
        target = target == null ? ideal() : target;
        if (period < target.periods[then]) {
          target.periods[then] = period;
          target.cameFrom[then] = from;
          target.stageClass[then] = c;
          if (size == in.length) {
            limit = period;
          }
        }
      }
    }
  }

  /** What the devices that a combination leaves can do below the limit, in least times. */
  private double capacity(int used) {
    double capacity = 0;
    for (int c = 0; c < classes.size(); c++) {
      capacity += (classes.count(c) - classes.used(used, c)) * limit / slowness[c];
    }
    return capacity;
  }

  private Ideal ideal() {
    Ideal ideal = known.get(key);
    if (ideal == null) {
      ideal = new Ideal(in, size, classes.combinations());
      known.put(key, ideal);
      bySize.get(size).add(ideal);
    }
    return ideal;
  }

  private int[] trace(Ideal whole) {
    int used = 0;
    for (int u = 0; u < whole.periods.length; u++) {
      used = whole.periods[u] < whole.periods[used] ? u : used;
    }
    int[] devices = new int[quotient.size()];
    Ideal at = whole;
    while (at.size > 0) {
      Ideal before = at.cameFrom[used];
      int stageClass = at.stageClass[used];
      used -= classes.plus(0, stageClass);
      int device = classes.device(used, stageClass);
      for (int m = 0; m < devices.length; m++) {
        if (at.modules[m] && !before.modules[m]) {
          devices[m] = device;
        }
      }
      at = before;
    }
    return devices;
  }

  private static int[][] readers(Instance instance, Quotient quotient) {
    List<TreeSet<Integer>> readers = new ArrayList<>();
    for (int m = 0; m < quotient.size(); m++) {
      readers.add(new TreeSet<>());
    }
    for (Edge edge : instance.edges()) {
      int from = quotient.moduleOf(edge.source());
      int to = quotient.moduleOf(edge.target());
      if (from != to) {
        readers.get(from).add(to);
      }
    }
    return readers.stream()
        .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }
}
