/**
 * Zero-cost proxies: scores of a network before it is trained, one file each, all in {@link
 * archsweep.proxy.Proxies}. A proxy says which passes it wants to see; the {@link
 * archsweep.proxy.Scorer} runs each distinct pass once and shows it to all that asked. Imports
 * {@code archsweep.torch}, {@code org.bytedeco.pytorch}, {@code archsweep.network}, {@code
 * archsweep.precision} and {@code archsweep.training.Minibatch}.
 */
package archsweep.proxy;
