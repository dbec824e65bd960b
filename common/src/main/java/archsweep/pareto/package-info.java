/**
 * Which candidates are best when several objectives count: dominance, fronts, ranks, hypervolume,
 * knees and crowding. {@link archsweep.pareto.ParetoAnalysis} answers for one set of candidates at
 * once. Deterministic throughout, and hypervolumes are exact or absent. Imports nothing but the
 * JDK.
 */
package archsweep.pareto;
