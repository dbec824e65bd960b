/**
 * Runs networks on libtorch: tensors from parameters, forward passes that show each layer,
 * gradients of first and second order, and scopes that free native memory. Imports {@code
 * org.bytedeco}, {@code archsweep.network} and {@code archsweep.precision}.
 */
package archsweep.torch;
