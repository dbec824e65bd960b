/** Rewrites of networks that belong to no system in particular. */
package archsweep.network.rewrite;
