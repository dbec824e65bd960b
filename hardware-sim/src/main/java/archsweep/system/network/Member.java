package archsweep.system.network;

import archsweep.device.Device;

/**
 * A device of a system.
 *
 * @param name unique in the system
 * @param device what it is
 * @param memoryBytes for the weights and activations of what runs on it
 * @param powerW what it may draw
 */
public record Member(String name, Device device, double memoryBytes, double powerW) {}
