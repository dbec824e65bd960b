/** The job that scores networks with proxies: rows in, {@code archsweep.proxy}, rows out. */
package archsweep.score;
