/** Randomly wired networks. Imports what {@code archsweep.space} imports. */
package archsweep.space.randwire;
