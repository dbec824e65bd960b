/** Spaces of speech recognisers. Imports what {@code archsweep.space} imports. */
package archsweep.space.speech;
