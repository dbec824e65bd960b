package archsweep.cost.butterfly;

import archsweep.device.ButterflyAccelerator;

/**
 * A FABNet without attention blocks: each layer mixes by a two-dimensional FFT and has a butterfly
 * feed-forward block.
 *
 * @param layers how many
 * @param hidden width of a token
 * @param feedForward width inside the feed-forward block
 */
public record Fabnet(int layers, int hidden, int feedForward) {

  public static final Fabnet BASE = new Fabnet(12, 768, 3072);
  public static final Fabnet LARGE = new Fabnet(24, 1024, 4096);

  /** The format of the published accelerators. */
  private static final int FP16_BITS = 16;

  /**
   * What a layer takes.
   *
   * @param firstFft along the hidden width
   * @param secondFft along the sequence; costed over the hidden width again, as the authors do
   * @param expansion the first butterfly linear layer
   * @param contraction the second
   */
  public record LayerCycles(
      double firstFft, double secondFft, double expansion, double contraction) {

    public double total() {
      return firstFft + secondFft + expansion + contraction;
    }
  }

  /** The cycles of one layer for a sequence of tokens. */
  public LayerCycles layer(ButterflyAccelerator device, int tokens) {
    ButterflyCycles cycles = new ButterflyCycles(device.engines(), FP16_BITS, FP16_BITS);
    int width = ButterflyCycles.padded(hidden);
    int inner = ButterflyCycles.padded(feedForward);
    return new LayerCycles(
        cycles.fft(tokens, width, false, true),
        cycles.fft(tokens, width, true, false),
        cycles.linear(tokens, width, inner),
        cycles.linear(tokens, inner, width));
  }

  /** The latency of the network, in ms. */
  public double latencyMs(ButterflyAccelerator device, int tokens) {
    return layers
        * layer(device, tokens).total()
        / (device.clockMhz() * 1000)
        / device.efficiency();
  }
}
