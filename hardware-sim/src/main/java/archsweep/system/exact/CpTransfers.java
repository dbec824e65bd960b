package archsweep.system.exact;

import archsweep.system.instance.Communication;
import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.Schedule;
import archsweep.system.schedule.Transfer;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.IntervalVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Transfers that take up links or devices, in a CP-SAT model of the makespan: for each cargo and
 * destination a start, and for each device that it may come from an optional interval, which is
 * present where its maker is there and a reader at the destination.
 */
final class CpTransfers {

  private final Instance instance;
  private final Ticks ticks;
  private final CpModel model;
  private final CpAssignment assignment;
  private final long horizon;
  private final Map<Long, IntVar> starts = new HashMap<>();
  private final Map<List<Long>, BoolVar> present = new HashMap<>();
  private final List<List<IntervalVar>> perDevice;
  private final List<List<IntervalVar>> perChannel = new ArrayList<>();

  /**
   * No transfers yet.
   *
   * @param perDevice the intervals that must not overlap on each device
   */
  CpTransfers(
      Instance instance,
      Ticks ticks,
      CpModel model,
      CpAssignment assignment,
      long horizon,
      List<List<IntervalVar>> perDevice) {
    this.instance = instance;
    this.ticks = ticks;
    this.model = model;
    this.assignment = assignment;
    this.horizon = horizon;
    this.perDevice = perDevice;
    for (int channel = 0; channel < instance.channelCount(); channel++) {
      perChannel.add(new ArrayList<>());
    }
  }

  /** Sends what an edge carries wherever it may have to go, after its maker, before its reader. */
  void add(int e, LinearExpr made, IntVar read) {
    Edge edge = instance.edges().get(e);
    for (int to = 0; to < instance.deviceCount(); to++) {
      for (int from = 0; from < instance.deviceCount(); from++) {
        long time = ticks.down(instance.transfer(e, from, to));
        if (time > 0
            && instance.supports(edge.source(), from)
            && instance.supports(edge.target(), to)) {
          BoolVar sent = present(e, from, to, time, made);
          BoolVar makerThere = assignment.on(edge.source(), from);
          BoolVar readerHere = assignment.on(edge.target(), to);
          model.addBoolOr(new Literal[] {sent, makerThere.not(), readerHere.not()});
          model
              .addLessOrEqual(
                  LinearExpr.newBuilder().add(starts.get(key(e, to))).add(time).build(), read)
              .onlyEnforceIf(new BoolVar[] {makerThere, readerHere});
        }
      }
    }
  }

  /** Forbids what overlaps on channels; on devices whoever holds their intervals does. */
  void limitChannels() {
    if (instance.communication().serialLinks()) {
      perChannel.forEach(model::addNoOverlap);
    }
  }

  /** Suggests the transfers of a known schedule. */
  void hint(Schedule schedule) {
    for (Transfer transfer : schedule.transfers()) {
      IntVar start = starts.get(key(transfer.edge(), transfer.to()));
      if (start != null) {
        model.addHint(start, Math.min(horizon, ticks.down(transfer.start())));
      }
    }
  }

  /** When the solver starts what an edge carries to a device, in ticks; 0 if it takes no tick. */
  long start(CpSolver solver, int edge, int to) {
    IntVar start = starts.get(key(edge, to));
    return start == null ? 0 : solver.value(start);
  }

  private BoolVar present(int e, int from, int to, long time, LinearExpr made) {
    IntVar start = starts.get(key(e, to));
    if (start == null) {
      start = model.newIntVar(0, horizon, "");
      model.addLessOrEqual(made, start);
      starts.put(key(e, to), start);
    }
    IntVar begins = start;
    return present.computeIfAbsent(
        List.of((long) instance.cargo(e), (long) from, (long) to),
        any -> {
          BoolVar sent = model.newBoolVar("");
          IntervalVar interval = model.newOptionalFixedSizeIntervalVar(begins, time, sent, "");
          Communication communication = instance.communication();
          if (communication.serialLinks()) {
            perChannel.get(instance.channel(from, to)).add(interval);
          }
          if (communication.blocking()) {
            perDevice.get(from).add(interval);
            perDevice.get(to).add(interval);
          }
          return sent;
        });
  }

  private long key(int edge, int to) {
    return (long) instance.cargo(edge) * instance.deviceCount() + to;
  }
}
