/**
 * How well the metrics of a sweep rank what was measured: joins results with a table of
 * measurements and correlates. Needs no Spark.
 */
package archsweep.correlate;
