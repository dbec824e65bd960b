package archsweep.space;

/** Whether a network keeps operators whose result is zero or never used. */
public enum DeadEdges {
  /** As declared: what measured latencies and public parameter counts include. */
  KEEP,
  /** As executed: what scores and simulated costs are computed on. */
  DROP
}
