/**
 * SCALE-Sim's own inputs, topologies and configurations, and what the tool would report for them.
 * Imports {@code archsweep.cost}, {@code archsweep.device} and {@code archsweep.config}.
 */
package archsweep.cost.scalesim;
