/**
 * Spreads networks over systems of several devices: where each operator runs, for latency or for
 * throughput, and how far from the optimum that can be. Solvers are {@link
 * archsweep.system.Partitioner}s and are registered in {@code archsweep.system.solvers}.
 */
package archsweep.system;
