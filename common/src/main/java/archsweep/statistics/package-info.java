/** How well one list of numbers tells another. Imports nothing. */
package archsweep.statistics;
