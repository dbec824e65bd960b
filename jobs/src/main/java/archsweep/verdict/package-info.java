/** What a sweep says on the terminal when it ends. Knows neither Spark nor Hadoop. */
package archsweep.verdict;
