package archsweep.system.exact;

import archsweep.system.instance.Instance;
import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Which operator is on which device, in a CP-SAT model: exactly one device for each, memory that
 * shared weights take once, colocation.
 */
public final class CpAssignment {

  static {
    Loader.loadNativeLibraries();
  }

  /** Units of memory in which the largest capacity is counted; needs are rounded up. */
  private static final double MEMORY_STEPS = 1e9;

  private final Instance instance;
  private final CpModel model;
  private final BoolVar[][] on;

  public CpAssignment(Instance instance, CpModel model) {
    this.instance = instance;
    this.model = model;
    this.on = new BoolVar[instance.size()][instance.deviceCount()];
    BoolVar[][] groups = new BoolVar[instance.groupCount()][];
    for (int i = 0; i < on.length; i++) {
      int group = instance.group(i);
      if (group < 0) {
        on[i] = choice();
      } else {
        if (groups[group] == null) {
          groups[group] = choice();
        }
        on[i] = groups[group];
      }
      for (int k = 0; k < on[i].length; k++) {
        if (!instance.supports(i, k)) {
          model.addEquality(on[i][k], 0);
        }
      }
    }
    for (int k = 0; k < instance.deviceCount(); k++) {
      limitMemory(k);
    }
  }

  /** Whether an operator is on a device. */
  public BoolVar on(int operator, int device) {
    return on[operator][device];
  }

  /** Suggests a known assignment. */
  public void hint(int[] devices) {
    boolean[] hinted = new boolean[instance.groupCount()];
    for (int i = 0; i < on.length; i++) {
      int group = instance.group(i);
      if (group >= 0 && hinted[group]) {
        continue;
      }
      if (group >= 0) {
        hinted[group] = true;
      }
      for (int k = 0; k < on[i].length; k++) {
        model.addHint(on[i][k], devices[i] == k);
      }
    }
  }

  public int[] devices(CpSolver solver) {
    int[] devices = new int[on.length];
    Arrays.setAll(devices, i -> where(i, literal -> solver.booleanValue(literal)));
    return devices;
  }

  private int where(int operator, Predicate<Literal> chosen) {
    for (int k = 0; k < on[operator].length; k++) {
      if (chosen.test(on[operator][k])) {
        return k;
      }
    }
    throw new IllegalStateException(
        "CP-SAT left the operator %d without device.".formatted(operator));
  }

  private BoolVar[] choice() {
    BoolVar[] choice = new BoolVar[instance.deviceCount()];
    Arrays.setAll(choice, k -> model.newBoolVar(""));
    model.addExactlyOne(choice);
    return choice;
  }

  private void limitMemory(int device) {
    double capacity = instance.devices().get(device).memory();
    double[] needs = new double[instance.weightCount()];
    int[] users = new int[instance.weightCount()];
    for (int i = 0; i < instance.size(); i++) {
      needs[instance.weights(i)] = Math.max(needs[instance.weights(i)], instance.memory(i));
      users[instance.weights(i)]++;
    }
    double all = Arrays.stream(needs).sum();
    if (all <= capacity) {
      return;
    }
    double step = all == Math.rint(all) && all < MEMORY_STEPS ? 1 : all / MEMORY_STEPS;
    LinearExprBuilder used = LinearExpr.newBuilder();
    BoolVar[] held = new BoolVar[needs.length];
    for (int i = 0; i < instance.size(); i++) {
      int weights = instance.weights(i);
      if (users[weights] == 1) {
        used.addTerm(on[i][device], steps(needs[weights], step));
        continue;
      }
      if (held[weights] == null) {
        held[weights] = model.newBoolVar("");
        used.addTerm(held[weights], steps(needs[weights], step));
      }
      model.addImplication(on[i][device], held[weights]);
    }
    model.addLessOrEqual(used, (long) Math.floor(capacity / step + 1e-9));
  }

  /** Rounded up: a placement that the model finds fits. */
  private static long steps(double need, double step) {
    return (long) Math.ceil(need / step - 1e-9);
  }
}
