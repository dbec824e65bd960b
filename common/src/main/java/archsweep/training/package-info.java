/** Minibatches, losses and loops for what trains or needs one batch. */
package archsweep.training;
