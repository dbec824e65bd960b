package archsweep.cost.bramac;

import archsweep.device.TilingDesign;

/**
 * A design for a network, with what it takes.
 *
 * @param cycles of all layers, one after the other
 * @param filterBrams memories that hold filters
 * @param streamBrams memories that hold feature maps
 */
public record DesignPoint(TilingDesign design, long cycles, long filterBrams, long streamBrams) {

  public long brams() {
    return filterBrams + streamBrams;
  }

  /** In units of which a plain M20K has 40 and a DSP 30. */
  public double area() {
    return design.area(brams());
  }

  /** How many times faster this is than another design. */
  public double speedup(DesignPoint other) {
    return (double) other.cycles / cycles;
  }

  /** How many times larger this is than another design. */
  public double areaRatio(DesignPoint other) {
    return area() / other.area();
  }

  /** Speedup squared by area ratio, or 0 for what is not faster: what the search maximises. */
  double quality(DesignPoint reference) {
    double speedup = speedup(reference);
    return speedup > 1 ? speedup * (speedup / areaRatio(reference)) : 0;
  }
}
