package archsweep.space.yaml;

import archsweep.network.NetworkBuilder;
import archsweep.network.Source;

/** A piece of a network that a file describes. */
interface Block {

  /**
   * Adds its layers.
   *
   * @param prefix what the names of its layers begin with
   * @return what the next block reads
   */
  Source build(NetworkBuilder net, String prefix, Source input, Decided decided);
}
