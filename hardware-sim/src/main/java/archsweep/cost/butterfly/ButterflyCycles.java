package archsweep.cost.butterfly;

import static archsweep.device.Division.ceilDiv;

import archsweep.device.ButterflyEngines;

/**
 * The cycles of FFTs and butterfly linear layers of rows of n = 2^lg numbers, each engine working
 * on one row. Rows come in tiles, one row for each engine; with t tiles, P engines and BU units
 *
 * <pre>
 * computing     = n / (2 BU) lg
 * FFT           = f + (t - 2) max(f, out),             f = computing + max(in, coefficients)
 * butterfly     = i + computing + (t - 3) max(i, computing, out) + max(computing, out),
 *                                                      i = max(in, coefficients)
 * in, out       = max(ceil(n P / numbers a cycle of the channel), n)
 * </pre>
 *
 * <p>as far as there are so many tiles: the last tile's output overlaps the next layer. Complex
 * numbers take two words. This closed form equals the authors' simulator.
 *
 * @see <a href="https://arxiv.org/abs/2209.09570">Fan et al.: Adaptable Butterfly Accelerator,
 *     MICRO 2022; its simulator (SamsungLabs/Butterfly_Acc)</a>
 */
public final class ButterflyCycles {

  private final ButterflyEngines engines;
  private final int dataBits;
  private final int coefficientBits;

  /**
   * The equations of a processor.
   *
   * @param dataBits of a real input or output
   * @param coefficientBits of a real coefficient
   */
  public ButterflyCycles(ButterflyEngines engines, int dataBits, int coefficientBits) {
    this.engines = engines;
    this.dataBits = dataBits;
    this.coefficientBits = coefficientBits;
  }

  /**
   * The FFT of each of {@code rows} rows.
   *
   * @param length n, a power of two
   */
  public double fft(long rows, int length, boolean complexInput, boolean complexOutput) {
    int levels = log2(length);
    long tiles = ceilDiv(rows, engines.engines());
    double input = moved(length, engines.inputBitsPerCycle(), complexInput ? 2 : 1);
    double coefficients =
        Math.max(
            (double)
                ceilDiv(
                    (long) levels * length,
                    engines.coefficientBitsPerCycle() / (2 * coefficientBits)),
            (double) levels * length / (4 * engines.unitsPerEngine()));
    double stage = computing(length) + Math.max(input, coefficients);
    double output = moved(length, engines.outputBitsPerCycle(), complexOutput ? 2 : 1);
    return stage + Math.max(0, tiles - 2) * Math.max(stage, output);
  }

  /**
   * A butterfly linear layer of {@code rows} rows. One that grows is several of its input's width,
   * side by side.
   *
   * @param inputs the width of the input, a power of two
   * @param outputs the width of the output, a power of two
   */
  public double linear(long rows, int inputs, int outputs) {
    int levels = log2(inputs);
    long tiles = tiles(rows, inputs, outputs);
    double input = moved(inputs, engines.inputBitsPerCycle(), 1);
    double coefficients =
        Math.max(
            (double)
                ceilDiv(2L * levels * inputs, engines.coefficientBitsPerCycle() / coefficientBits),
            2.0 * levels * inputs / (8 * engines.unitsPerEngine()));
    double loading = Math.max(input, coefficients);
    double computing = computing(inputs);
    double output = moved(inputs, engines.outputBitsPerCycle(), 1);
    double first = loading + computing;
    if (tiles < 3) {
      return first;
    }
    double steady = Math.max(loading, Math.max(computing, output));
    return first + (tiles - 3) * steady + Math.max(computing, output);
  }

  /** How often all engines are filled for a linear layer. */
  long tiles(long rows, int inputs, int outputs) {
    return ceilDiv(rows, engines.engines()) * Math.max(1, outputs / inputs);
  }

  private double computing(int length) {
    return (double) length / (2 * engines.unitsPerEngine()) * log2(length);
  }

  /** The cycles that a row for each engine takes on a channel: an engine takes one word a cycle. */
  private double moved(int length, int bitsPerCycle, int words) {
    return Math.max(
        (double) ceilDiv((long) length * engines.engines(), bitsPerCycle / (words * dataBits)),
        length);
  }

  /** The least power of two that is not smaller. */
  public static int padded(long length) {
    if (length < 1 || length > 1 << 30) {
      throw new IllegalArgumentException(
          "The length (%d) must be between 1 and 2^30.".formatted(length));
    }
    int power = Integer.highestOneBit((int) length);
    return power == length ? power : 2 * power;
  }

  static int log2(int power) {
    return Integer.numberOfTrailingZeros(power);
  }
}
