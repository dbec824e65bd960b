package archsweep.proxy;

import archsweep.identity.Seeds;
import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.network.Parameters;
import java.util.SplittableRandom;

/** The random numbers that passes draw for themselves. They depend on what they are for alone. */
interface Draws {

  /** Parameters by {@link Initialisation#STANDARD_NORMAL}. */
  Parameters weights(Network network);

  /** Draws from N(0, 1). */
  float[] normal(String purpose, int count);

  /** Draws that follow from the network and a seed. */
  static Draws seeded(Network drawnFor, long seed) {
    return new Draws() {
      @Override
      public Parameters weights(Network network) {
        NetworkId id = NetworkId.of(network);
        long own = Seeds.mix(seed, id.hash(), "standard normal weights");
        return Initialisation.STANDARD_NORMAL.draw(network, id, own);
      }

      @Override
      public float[] normal(String purpose, int count) {
        String id = NetworkId.of(drawnFor).hash();
        SplittableRandom random = new SplittableRandom(Seeds.mix(seed, id, purpose));
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
          values[i] = (float) random.nextGaussian();
        }
        return values;
      }
    };
  }
}
