package archsweep.profile;

import archsweep.cost.LayerCost;
import archsweep.cost.LayerWorkload;
import archsweep.cost.Work;
import archsweep.cost.Work.Elementwise;
import archsweep.cost.Work.MatrixProduct;
import archsweep.placement.Palette;

/**
 * A layer with what it costs.
 *
 * @param name in its network
 * @param operator what it does, for people
 * @param operations a multiply-accumulate counted as two
 */
public record ProfiledLayer(
    String name, String operator, Kind kind, double operations, LayerCost cost) {

  /** The kinds of layers that have a colour each. */
  public enum Kind {
    CONVOLUTION("convolution", 0),
    PRODUCT("linear layer or product", 1),
    ELEMENTWISE("element by element", 2),
    MOVEMENT("movement, or nothing", 3);

    private final String words;
    private final int colour;

    Kind(String words, int colour) {
      this.words = words;
      this.colour = colour;
    }

    String colour() {
      return Palette.of(colour);
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** A layer of a workload. */
  public static ProfiledLayer of(
      String name, String operator, LayerWorkload workload, LayerCost cost) {
    return new ProfiledLayer(
        name, operator, kind(workload.work()), operations(workload.work()), cost);
  }

  double latencyUs() {
    return cost.latencyUs();
  }

  /** Operations a second, in 10^9; 0 for a layer that takes no time. */
  double gigaOperationsPerSecond() {
    return latencyUs() == 0 ? 0 : operations / latencyUs() * 1e-3;
  }

  /** Operations for each byte of external memory; infinite where it moves none. */
  double intensity() {
    return cost.dramBytes() == 0 ? Double.POSITIVE_INFINITY : operations / cost.dramBytes();
  }

  private static Kind kind(Work work) {
    if (work instanceof MatrixProduct product) {
      return product.geometry().convolution() ? Kind.CONVOLUTION : Kind.PRODUCT;
    }
    return work instanceof Elementwise ? Kind.ELEMENTWISE : Kind.MOVEMENT;
  }

  private static double operations(Work work) {
    if (work instanceof MatrixProduct product) {
      return 2.0 * product.macs();
    }
    return work instanceof Elementwise some ? some.operations() : 0;
  }
}
