package archsweep.identity;

/**
 * Seeds that depend on what they are for and on nothing else: not on call order, partition, host or
 * thread.
 */
public final class Seeds {

  private Seeds() {}

  /**
   * Mixes the seed of a run with the identity of an item and a purpose.
   *
   * @param runSeed the seed of the sweep
   * @param identity such as a network id
   * @param purpose such as "init" or the name of a proxy
   */
  public static long mix(long runSeed, String identity, String purpose) {
    return Hashes.mix(Hashes.mix(runSeed ^ Hashes.hash(identity)) + Hashes.hash(purpose));
  }
}
