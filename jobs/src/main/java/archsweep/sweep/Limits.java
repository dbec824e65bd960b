package archsweep.sweep;

/**
 * What one network may take; one that takes more becomes a row with a status.
 *
 * @param secondsPerNetwork checked between passes, since a native call cannot be interrupted
 * @param memoryBytes predicted before a network runs
 */
public record Limits(double secondsPerNetwork, long memoryBytes) {}
