/**
 * The Spark job that fills the table of placements: many networks on many systems by many solvers.
 */
package archsweep.partition;
