/** The space of DARTS and NAS-Bench-301. Imports what {@code archsweep.space} imports. */
package archsweep.space.darts;
