/**
 * Number formats, quantisers, and which layer uses which. Imports {@code archsweep.network}, {@code
 * archsweep.identity} and {@code archsweep.config}.
 */
package archsweep.precision;
