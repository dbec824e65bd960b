/**
 * Which precision for which layer: the least loss under a budget. Imports {@code archsweep.cost},
 * {@code archsweep.precision}, {@code archsweep.config} and OR-Tools.
 */
package archsweep.assignment;
