package archsweep.proxy;

import archsweep.identity.Seeds;
import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.network.Parameters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws by the identity of a network and a seed. What was drawn is kept for the next pass. */
final class SeededDraws implements Draws {

  private final Network network;
  private final long seed;
  private final Map<String, float[]> drawn = new HashMap<>();
  private Optional<NetworkId> id = Optional.empty();
  private Optional<Parameters> weights = Optional.empty();

  SeededDraws(Network network, long seed) {
    this.network = network;
    this.seed = seed;
  }

  @Override
  public Parameters weights() {
    if (weights.isEmpty()) {
      long own = seedOf("standard normal weights");
      weights = Optional.of(Initialisation.STANDARD_NORMAL.draw(network, id(), own));
    }
    return weights.get();
  }

  @Override
  public float[] normal(String purpose, int count) {
    return drawn
        .computeIfAbsent(
            "%s of %d".formatted(purpose, count),
            key -> {
              SplittableRandom random = new SplittableRandom(seedOf(purpose));
              float[] values = new float[count];
              for (int i = 0; i < count; i++) {
                values[i] = (float) random.nextGaussian();
              }
              return values;
            })
        .clone();
  }

  private long seedOf(String purpose) {
    return Seeds.mix(seed, id().hash(), purpose);
  }

  private NetworkId id() {
    if (id.isEmpty()) {
      id = Optional.of(NetworkId.of(network));
    }
    return id.get();
  }
}
