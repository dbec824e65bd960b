package archsweep.calibration;

import archsweep.cost.LayerWorkload;
import archsweep.cost.NetworkWorkload;
import archsweep.precision.NumberFormat;

/** What somebody measured on a device. */
public sealed interface Measurement {

  /** What was measured, for people. */
  String name();

  /** From start to end, in us. */
  double latencyUs();

  /** A single kernel. */
  record Kernel(String name, LayerWorkload workload, NumberFormat format, double latencyUs)
      implements Measurement {}

  /** A whole network, with its dead edges: it was run with them. */
  record Network(String name, NetworkWorkload workload, double latencyUs) implements Measurement {}
}
