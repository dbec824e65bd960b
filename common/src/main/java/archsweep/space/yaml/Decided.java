package archsweep.space.yaml;

/** Decisions, and which of them made a difference to the network that was built with them. */
final class Decided {

  private final int[] decisions;
  private final boolean[] used;

  Decided(int[] decisions) {
    this.decisions = decisions.clone();
    this.used = new boolean[decisions.length];
  }

  int take(int choice) {
    used[choice] = true;
    return decisions[choice];
  }

  /** The decisions with the first option wherever nobody asked. */
  int[] canonical() {
    int[] canonical = new int[decisions.length];
    for (int choice = 0; choice < decisions.length; choice++) {
      canonical[choice] = used[choice] ? decisions[choice] : 0;
    }
    return canonical;
  }
}
