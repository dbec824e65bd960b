/**
 * How far each number of this module is from the published or measured one: one table over all
 * families. Imports {@code archsweep.cost}, {@code archsweep.device}, {@code
 * archsweep.calibration}, {@code archsweep.space} and {@code archsweep.precision}.
 */
package archsweep.fidelity;
