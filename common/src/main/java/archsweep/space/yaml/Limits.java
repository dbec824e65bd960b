package archsweep.space.yaml;

import archsweep.config.Section;
import archsweep.network.Network;

/**
 * How large a network of a file may be. Beyond are misprints, whose counts would overflow.
 *
 * @param section what describes the space
 */
record Limits(Section section) {

  private static final double MOST_PARAMETERS = 1e12;
  private static final double MOST_MACS = 1e15;

  /** The values of one example between two blocks. */
  static final long MOST_VALUES = Integer.MAX_VALUE;

  /** The network itself, if it is not too large. */
  Network checked(Network network) {
    double macs = 0;
    for (int layer = 0; layer < network.layers().size(); layer++) {
      macs += (double) network.counts(layer).macs();
    }
    if ((double) network.parameterCount() > MOST_PARAMETERS) {
      throw tooLarge("parameters", (double) network.parameterCount(), MOST_PARAMETERS);
    }
    if (macs > MOST_MACS) {
      throw tooLarge("multiply-accumulates", macs, MOST_MACS);
    }
    return network;
  }

  private RuntimeException tooLarge(String what, double has, double most) {
    return section.wrong(
        "blocks",
        "%.2g %s in one network".formatted(has, what),
        "may give at most %.0e".formatted(most),
        "channels, a kernel or the width are too large.");
  }
}
