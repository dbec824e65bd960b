/**
 * What no placement can beat: lower bounds of the makespan and of the period. docs/partitioning.md
 * proves them. Imports {@code archsweep.system.instance} and OR-Tools.
 */
package archsweep.system.bound;
