/**
 * What layers and networks cost on a device: one model a family. Imports {@code archsweep.device},
 * {@code archsweep.network}, {@code archsweep.precision} and {@code archsweep.config}.
 */
package archsweep.cost;
