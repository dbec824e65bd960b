package archsweep.fidelity;

import archsweep.device.Devices;
import archsweep.fidelity.FidelityLine.Bounded;
import archsweep.fidelity.FidelityLine.Checked;
import archsweep.fidelity.FidelityLine.NotReproducible;
import archsweep.fidelity.FidelityLine.Plausible;
import java.util.ArrayList;
import java.util.List;

/** Every number of this module that has a reference, beside it. */
public record FidelityTable(List<FidelityLine> lines) {

  public FidelityTable {
    lines = List.copyOf(lines);
  }

  /** The table of all families; computes each number anew. */
  public static FidelityTable of(Devices devices) {
    List<FidelityLine> lines = new ArrayList<>();
    lines.addAll(SystolicFidelity.lines());
    lines.addAll(BramacFidelity.lines());
    lines.addAll(PqaFidelity.lines(devices));
    lines.addAll(ButterflyFidelity.lines(devices));
    lines.addAll(BitOperationFidelity.lines());
    lines.addAll(HawqFidelity.lines(devices));
    lines.addAll(CalibrationFidelity.lines(devices));
    return new FidelityTable(lines);
  }

  public List<Checked> checked() {
    return only(Checked.class);
  }

  public List<Bounded> bounded() {
    return only(Bounded.class);
  }

  public List<Plausible> plausible() {
    return only(Plausible.class);
  }

  public List<NotReproducible> notReproducible() {
    return only(NotReproducible.class);
  }

  /** How many lines are out of their tolerance. */
  public long failures() {
    return checked().stream().filter(line -> !line.passes()).count()
        + bounded().stream().filter(line -> !line.passes()).count();
  }

  private <T> List<T> only(Class<T> kind) {
    return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
