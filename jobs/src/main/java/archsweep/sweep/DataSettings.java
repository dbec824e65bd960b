package archsweep.sweep;

import archsweep.images.ImageSettings;
import java.util.List;

/**
 * The minibatches and the weights that networks are scored with; each proxy is computed for every
 * pair of seeds.
 *
 * @param images where examples come from
 * @param batchSize examples in a minibatch
 * @param batchSeeds a minibatch is drawn for each
 * @param initSeeds fresh weights are drawn for each
 */
public record DataSettings(
    ImageSettings images, int batchSize, List<Long> batchSeeds, List<Long> initSeeds) {

  public DataSettings {
    batchSeeds = List.copyOf(batchSeeds);
    initSeeds = List.copyOf(initSeeds);
  }
}
