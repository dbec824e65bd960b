/** The sweep file, and what driver and executors make of it. */
package archsweep.sweep;
