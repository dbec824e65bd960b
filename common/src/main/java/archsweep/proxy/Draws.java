package archsweep.proxy;

import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.Parameters;

/** The random numbers that passes draw for themselves. They depend on what they are for alone. */
interface Draws {

  /** Parameters of the network by {@link Initialisation#STANDARD_NORMAL}. */
  Parameters weights();

  /** Draws from N(0, 1). */
  float[] normal(String purpose, int count);

  /** Draws that follow from the network and a seed; for one thread. */
  static Draws seeded(Network network, long seed) {
    return new SeededDraws(network, seed);
  }
}
