/** Graphs to partition that no file holds: randomly wired networks. */
package archsweep.system.workload;
