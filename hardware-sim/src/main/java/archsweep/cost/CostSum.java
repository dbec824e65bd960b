package archsweep.cost;

import java.util.TreeSet;

/** Adds up layer costs in the order of the layers. */
final class CostSum {

  private double cycles;
  private boolean cyclesKnown = true;
  private double latencyUs;
  private double busyUs;
  private double energyUj;
  private boolean energyKnown = true;
  private long dramBytes;
  private double sramBytes;
  private boolean sramKnown = true;
  private CostSource source = CostSource.MEASURED;
  private final TreeSet<String> assumptions = new TreeSet<>();

  void add(LayerCost cost) {
    cycles += cost.cycles().value();
    cyclesKnown &= cost.cycles().known();
    latencyUs += cost.latencyUs();
    busyUs += cost.utilisation() * cost.latencyUs();
    Quantity layerUj = cost.energyUj();
    energyUj += layerUj.value();
    energyKnown &= layerUj.known();
    dramBytes += cost.dramBytes();
    sramBytes += cost.sramBytes().value();
    sramKnown &= cost.sramBytes().known();
    source = source.weaker(cost.source());
  }

  /** Adds time in which no layer runs. */
  void idle(double us) {
    latencyUs += us;
  }

  void assume(String assumption) {
    if (!assumption.isEmpty()) {
      assumptions.add(assumption);
    }
  }

  NetworkCost total(long weightBytes, long peakActivationBytes) {
    return new NetworkCost(
        cyclesKnown ? Quantity.of(cycles) : Quantity.UNKNOWN,
        latencyUs,
        energyKnown ? Quantity.of(energyUj) : Quantity.UNKNOWN,
        dramBytes,
        sramKnown ? Quantity.of(sramBytes) : Quantity.UNKNOWN,
        latencyUs == 0 ? 0 : busyUs / latencyUs,
        weightBytes,
        peakActivationBytes,
        source,
        String.join("; ", assumptions));
  }
}
