/**
 * Fits rooflines to measured kernels and networks, and says how well the fit tells measurements
 * that it has not seen. Imports {@code archsweep.cost}, {@code archsweep.device}, {@code
 * archsweep.network}, {@code archsweep.space}, {@code archsweep.precision}, {@code
 * archsweep.identity}, {@code archsweep.statistics} and {@code archsweep.config}.
 */
package archsweep.calibration;
