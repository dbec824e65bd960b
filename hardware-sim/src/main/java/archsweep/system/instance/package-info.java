/**
 * What is to be partitioned: operators with their times on each processor, the tensors between
 * them, processors and links, and the readers of the files that hold such instances. Imports {@code
 * archsweep.config}.
 */
package archsweep.system.instance;
