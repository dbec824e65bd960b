package archsweep.cost.butterfly;

/**
 * The baseline: a dense transformer on an array of 2,048 multipliers that is pipelined from heads
 * to rows, as the authors' simulator counts it. Three engines of 8 x 64 multipliers transform
 * queries, keys and values of eight heads; in each head 32 multiply queries by keys and 32 scores
 * by values; all of them together run the other linear layers.
 *
 * @param layers how many
 * @param hidden width of a token
 * @param head width of a head
 * @param feedForward width inside the feed-forward block
 */
public record AttentionArray(int layers, int hidden, int head, int feedForward) {

  private static final int HEADS = 8;
  private static final int VECTOR = 64;
  private static final int HEAD_VECTOR = 32;
  private static final int MULTIPLIERS = 2048;
  private static final int NORM_VECTOR = 8;

  /** Numbers of 16 bits that external memory moves in a cycle. */
  private static final int DRAM_NUMBERS = 128;

  /** Filling the adder trees of the linear layers, and of a head. */
  private static final int LINEAR_FILL = 21;

  private static final int HEAD_FILL = 18;
  private static final int SOFTMAX_FILL = 72;

  /** Packing and reordering between the queries' and the softmax' pipelines. */
  private static final int SCORE_FILL = HEAD_FILL + 4;

  /** Subtraction, square, root and division of the layer norm, and its two adder trees. */
  private static final double NORM_FILL = 2 + 2 + 3 + 16 + 68 + 2 * Math.log(NORM_VECTOR);

  /** The cycles of one layer for a sequence of tokens. */
  public double layerCycles(int tokens) {
    return attention(tokens) + projection(tokens) + expansion(tokens) + contraction(tokens);
  }

  /**
   * The latency of the network, in ms.
   *
   * @param efficiency the share of the modelled speed that the implementation reaches
   */
  public double latencyMs(int tokens, double clockMhz, double efficiency) {
    return layers * layerCycles(tokens) / (clockMhz * 1000) / efficiency;
  }

  /** Loading, transformation and attention of eight heads follow each other in a pipeline. */
  double attention(int tokens) {
    int runs = (int) Math.ceil((double) hidden / head / HEADS);
    double loading = loaded(tokens, hidden) + weights((long) HEADS * head * hidden);
    double transforming =
        Math.max((double) tokens * hidden / VECTOR, (double) tokens * hidden * head / VECTOR);
    double row = (double) tokens * head / HEAD_VECTOR;
    double busiest = Math.max(row, tokens);
    double first =
        row
            + SCORE_FILL
            + Math.max(row, tokens + SOFTMAX_FILL)
            + HEAD_FILL
            + (tokens - 2) * busiest
            + busiest
            + row;
    double cycles = loading;
    for (int step = 1; step < runs + 2; step++) {
      double load = step < runs ? loading : 0;
      double transform = step <= runs ? transforming : 0;
      double fill = step == 1 ? LINEAR_FILL : 0;
      double attend = step == 1 ? 0 : step == 2 ? first : tokens * busiest;
      cycles += Math.max(load, Math.max(transform + fill, attend));
    }
    return cycles;
  }

  /** The projection behind attention, and its layer norm. */
  double projection(int tokens) {
    return loaded(tokens, hidden)
        + weights((long) hidden * hidden)
        + normalised(tokens, row(hidden, hidden));
  }

  /** The first linear layer of the feed-forward block. */
  double expansion(int tokens) {
    return loaded(tokens, hidden)
        + weights((long) feedForward * hidden)
        + tokens * row(hidden, feedForward);
  }

  /** The second linear layer, whose inputs are there already, and its layer norm. */
  double contraction(int tokens) {
    return normalised(tokens, row(feedForward, hidden));
  }

  private double normalised(int tokens, double row) {
    int steps = hidden / NORM_VECTOR;
    int vectors = hidden / VECTOR;
    double norm = (double) steps * vectors;
    double fill = norm + steps + NORM_FILL;
    return LINEAR_FILL
        + row
        + Math.max(row, fill)
        + (tokens - 1) * Math.max(row, Math.max(norm, steps));
  }

  /** A row of a linear layer on all multipliers. */
  private static double row(int inputs, int outputs) {
    return Math.max((double) inputs / VECTOR, (double) inputs * outputs / MULTIPLIERS);
  }

  private static double loaded(int tokens, int width) {
    long numbers = (long) tokens * width;
    return Math.max(Math.ceil((double) numbers / DRAM_NUMBERS), (double) numbers / VECTOR);
  }

  private static double weights(long numbers) {
    return Math.max(Math.ceil((double) numbers / DRAM_NUMBERS), (double) numbers / MULTIPLIERS);
  }
}
