/**
 * Networks for ImageNet that people know by name, one family a file, as torchvision builds them:
 * equal parameters and layers, without what does nothing at inference (dropout, stochastic depth).
 * Imports {@code archsweep.network} and the blocks.
 */
package archsweep.space.vision;
