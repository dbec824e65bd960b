/**
 * Solvers that prove what they find: constraint programming (CP-SAT) and mixed-integer programming
 * (SCIP), of OR-Tools.
 */
package archsweep.system.exact;
