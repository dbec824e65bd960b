package archsweep.system.schedule;

import archsweep.system.instance.Communication;
import archsweep.system.instance.Instance;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What transfers take up: devices by their numbers, and channels by theirs behind the devices. */
final class Resources {

  private Resources() {}

  /** For each device that sends and each that receives. */
  static int[][][] ofLinks(Instance instance) {
    int devices = instance.deviceCount();
    int[][][] taken = new int[devices][devices][];
    for (int from = 0; from < devices; from++) {
      int sender = from;
      Arrays.setAll(taken[from], to -> of(instance, sender, to));
    }
    return taken;
  }

  private static int[] of(Instance instance, int from, int to) {
    Communication communication = instance.communication();
    if (from == to) {
      return new int[0];
    }
    IntStream ends = communication.blocking() ? IntStream.of(from, to) : IntStream.empty();
    IntStream channel =
        communication.serialLinks()
            ? IntStream.of(instance.deviceCount() + instance.channel(from, to))
            : IntStream.empty();
    return IntStream.concat(ends, channel).toArray();
  }
}
