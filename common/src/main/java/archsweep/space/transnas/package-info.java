/**
 * The two spaces of TransNAS-Bench-101 (Duan et al., CVPR 2021) and the heads of its tasks. Imports
 * what {@code archsweep.space} imports.
 */
package archsweep.space.transnas;
