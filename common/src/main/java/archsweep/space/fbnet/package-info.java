/**
 * The space of FBNet, in three published readings. Imports what {@code archsweep.space} imports.
 */
package archsweep.space.fbnet;
