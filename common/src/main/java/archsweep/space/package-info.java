/**
 * Search spaces: sets of architectures, from index or text to network. Imports {@code
 * archsweep.network}, {@code archsweep.identity} and {@code archsweep.config}.
 */
package archsweep.space;
