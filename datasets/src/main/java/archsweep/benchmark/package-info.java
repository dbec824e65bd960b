/**
 * Readers of public benchmark tables (accuracies, scores, latencies): each format is a class or a
 * few lines that say what its columns are, and every number becomes a row of {@link
 * archsweep.table.Tables#MEASUREMENTS}. Imports common and the tables.
 */
package archsweep.benchmark;
