package archsweep.system.schedule;

import archsweep.system.instance.Instance;

/** The transfers of an assignment: one for each edge or, where single copies are sent, tensor. */
final class Cuts {

  /** What to do with a transfer. */
  interface Visitor {
    void visit(int from, int to, double time);
  }

  private Cuts() {}

  /** Visits all transfers between different devices. */
  static void forEach(Instance instance, int[] devices, Visitor visitor) {
    boolean single = instance.communication().singleCopies();
    for (int i = 0; i < devices.length; i++) {
      int[] out = instance.out(i);
      for (int at = 0; at < out.length; at++) {
        int to = devices[instance.edges().get(out[at]).target()];
        if (to != devices[i] && !(single && sentBefore(instance, devices, out, at))) {
          visitor.visit(devices[i], to, instance.transfer(out[at], devices[i], to));
        }
      }
    }
  }

  private static boolean sentBefore(Instance instance, int[] devices, int[] out, int at) {
    int to = devices[instance.edges().get(out[at]).target()];
    for (int before = 0; before < at; before++) {
      if (instance.cargo(out[before]) == instance.cargo(out[at])
          && devices[instance.edges().get(out[before]).target()] == to) {
        return true;
      }
    }
    return false;
  }
}
