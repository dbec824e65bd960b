/**
 * NAS-Bench-101 (Ying et al., ICML 2019) and the sub-spaces of NAS-Bench-1Shot1. Imports what
 * {@code archsweep.space} imports.
 */
package archsweep.space.nb101;
