/** Blocks that the networks of several spaces are made of. Imports {@code archsweep.network}. */
package archsweep.space.block;
