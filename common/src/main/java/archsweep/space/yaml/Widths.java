package archsweep.space.yaml;

import archsweep.space.block.Blocks;

/**
 * How channels that a file says become channels of a network.
 *
 * @param multiplier multiplies them
 * @param divisor of the result, as MobileNets round it
 */
record Widths(Setting multiplier, int divisor) {

  /** Channels that a multiplier of 1 leaves as they are, whatever the divisor. */
  int scaled(int channels, Decided decided) {
    double factor = multiplier.number(decided);
    return factor == 1 ? channels : Blocks.divisible(channels * factor, divisor);
  }
}
