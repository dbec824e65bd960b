package archsweep.sweep;

import archsweep.config.Section;
import archsweep.config.UserException;
import archsweep.images.ImageSettings;
import archsweep.images.ImageSources;
import java.util.ArrayList;
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

  /**
   * Reads the group of a sweep file.
   *
   * @throws UserException with line and key, if something is wrong
   */
  static DataSettings read(Section group) {
    DataSettings data =
        new DataSettings(
            ImageSources.read(group),
            (int) group.integer("batch_size", 2, 1 << 16, 64),
            seeds(group, "batch_seeds"),
            seeds(group, "init_seeds"));
    group.refuseUnknownKeys();
    return data;
  }

  private static List<Long> seeds(Section group, String key) {
    List<Long> seeds = new ArrayList<>();
    for (String text : group.texts(key, List.of("0"))) {
      try {
        long seed = Long.parseLong(text);
        if (seeds.contains(seed)) {
          throw group.wrong(key, text, "stands twice", "delete one of the two.");
        }
        seeds.add(seed);
      } catch (NumberFormatException e) {
        throw group.wrong(key, text, "is not a whole number", "write a list such as [0, 1, 2].");
      }
    }
    if (seeds.isEmpty()) {
      throw group.wrong(key, "[]", "must hold at least one seed", "write [0].");
    }
    return seeds;
  }
}
