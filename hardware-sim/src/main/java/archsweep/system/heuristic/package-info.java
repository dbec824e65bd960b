/** Solvers that prove nothing and take little time: the baselines that others are compared with. */
package archsweep.system.heuristic;
