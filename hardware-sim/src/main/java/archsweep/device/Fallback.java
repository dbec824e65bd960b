package archsweep.device;

import archsweep.precision.NumberFormat;

/**
 * What a device does with a format that it does not execute.
 *
 * @param store the format that takes its place in memory
 * @param compute the format, executed by the device, in which it is computed
 */
public record Fallback(NumberFormat store, NumberFormat compute) {}
