/**
 * Minibatches of real images: readers of public formats, and the augmentation and normalisation of
 * the zero-cost proxies' reference code. Imports common; neither Hadoop nor libtorch.
 */
package archsweep.images;
