/**
 * Devices as their YAML files describe them: records of figures, with their source, that cost
 * models read. Imports {@code archsweep.precision}, {@code archsweep.identity} and {@code
 * archsweep.config}.
 */
package archsweep.device;
