/**
 * Pipelines of contiguous stages: the dynamic programme over ideals of Tarnawski et al., "Efficient
 * algorithms for device placement of DNN graph operators" (NeurIPS 2020).
 */
package archsweep.system.contiguous;
