package archsweep.cli;

import archsweep.config.Section;
import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.images.ImageSettings;
import archsweep.images.ImageSources;
import archsweep.network.Network;
import archsweep.network.op.Dim;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.space.Task;
import archsweep.training.Minibatch;

/** Images for a network that no task describes. */
final class NetworkImages {

  private NetworkImages() {}

  /**
   * Draws images of the size of the network's first input.
   *
   * @param data settings as in the section {@code data} of a sweep file
   * @throws UserException if they are wrong, or the network takes no such images
   */
  static Minibatch draw(Network network, String data, int size, long seed) {
    Section section = Yaml.parse(data, "data");
    ImageSettings settings = ImageSources.read(section);
    section.refuseUnknownKeys();
    TensorType input = network.inputs().values().iterator().next();
    Shape logits = network.type(network.outputs().get(0)).shape();
    if (!(logits.dim(logits.rank() - 1) instanceof Dim.Fixed classes)) {
      throw new UserException(
          "The output %s of %s has no classes.".formatted(logits, network.name()),
          "name a network whose output is [batch, classes].");
    }
    return settings
        .open(new Task(network.name(), input, Math.toIntExact(classes.size())))
        .minibatch(size, seed);
  }
}
