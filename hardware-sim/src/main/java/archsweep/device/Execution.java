package archsweep.device;

import archsweep.precision.NumberFormat;

/**
 * How a device executes a layer.
 *
 * @param weights the format in which its weights are stored
 * @param activations the format in which its inputs and outputs are stored
 * @param compute the format in which it is computed
 * @param assumption what was assumed because the formats asked for are not executed as they are;
 *     empty if they are
 */
public record Execution(
    NumberFormat weights, NumberFormat activations, NumberFormat compute, String assumption) {}
