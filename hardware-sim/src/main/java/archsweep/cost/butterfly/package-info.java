/**
 * The butterfly family: cycles and resources of an accelerator of FFTs and butterfly linear layers,
 * the networks that it was made for, and the array of multipliers that it is compared with. Imports
 * {@code archsweep.device} and {@code archsweep.cost}.
 */
package archsweep.cost.butterfly;
