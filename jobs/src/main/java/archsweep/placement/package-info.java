/**
 * Placements for people and for other programs: {@code archsweep.system}'s results as JSON and as a
 * page. Knows no Spark.
 */
package archsweep.placement;
