/**
 * Instances made of a network and a system: systems as YAML files describe them, and the times that
 * cost models give. Imports {@code archsweep.cost}, {@code archsweep.device}, {@code
 * archsweep.network} and {@code archsweep.system.instance}.
 */
package archsweep.system.network;
