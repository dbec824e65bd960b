/**
 * The BRAMAC family: the cycles of a tiling accelerator on an FPGA, the search for its vectors, and
 * the peak of a whole device. Imports {@code archsweep.device} and {@code archsweep.cost}.
 */
package archsweep.cost.bramac;
