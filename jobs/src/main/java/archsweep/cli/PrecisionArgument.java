package archsweep.cli;

import archsweep.config.UserException;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;

/** Precisions as command lines name them: FORMAT, or WEIGHTS/ACTIVATIONS. */
final class PrecisionArgument {

  private PrecisionArgument() {}

  /**
   * The precision of a name.
   *
   * @throws UserException if it names no format
   */
  static LayerPrecision read(String text) {
    String[] parts = text.split("/", 2);
    NumberFormat weights = Formats.named(parts[0]);
    return new LayerPrecision(weights, parts.length == 1 ? weights : Formats.named(parts[1]));
  }
}
