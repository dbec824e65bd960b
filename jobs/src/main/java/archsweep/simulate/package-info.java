/** The job that costs networks on devices: rows in, {@code archsweep.cost}, rows out. */
package archsweep.simulate;
