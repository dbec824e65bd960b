package archsweep.system.replay;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.Schedule;
import archsweep.system.schedule.Transfer;

/** What transfers carry, and over what. */
final class Parcels {

  private Parcels() {}

  /** Whether a transfer brings what an edge of the same source needs. */
  static boolean serves(Instance instance, Schedule schedule, Transfer transfer, int e) {
    Edge carried = instance.edges().get(transfer.edge());
    Edge edge = instance.edges().get(e);
    boolean same =
        transfer.edge() == e
            || (instance.communication().singleCopies()
                && carried.source() == edge.source()
                && carried.output() == edge.output()
                && carried.size() == edge.size());
    return same
        && schedule.device(edge.source()) == transfer.from()
        && schedule.device(edge.target()) == transfer.to();
  }

  /** The name of what carries a transfer. */
  static String channel(Instance instance, Transfer transfer) {
    String shared = instance.links().get(transfer.from()).get(transfer.to()).channel();
    return shared.isEmpty()
        ? "from%dto%d".formatted(transfer.from(), transfer.to())
        : "channel " + shared;
  }
}
