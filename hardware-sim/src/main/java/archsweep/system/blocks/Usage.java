package archsweep.system.blocks;

import java.util.Arrays;

/**
 * How far each server is used, and which device was used last, up to the exchange of equals: a
 * number for each server, in ascending order within each class.
 *
 * <p>A number counts, in mixed radix, the used devices of each type; where the last device is in
 * the server, one more than its type stands before.
 */
final class Usage {

  private static final int LAST = 4096;

  private final Servers servers;

  Usage(Servers servers) {
    this.servers = servers;
  }

  /** Nothing used. */
  int[] none() {
    return new int[servers.size()];
  }

  /** Whether a choice is the first of several equal ones, so that only it need be tried. */
  boolean first(int[] used, int server) {
    return server == 0
        || servers.classOf(server - 1) != servers.classOf(server)
        || used[server - 1] != used[server];
  }

  /** How many devices of a type are used in a server. */
  int count(int[] used, int server, int type) {
    int code = used[server] % LAST;
    for (int before = 0; before < type; before++) {
      code /= servers.devices(server, before).size() + 1;
    }
    return code % (servers.devices(server, type).size() + 1);
  }

  /** The device that was used last, of the servers as they stand; -1 if there is none. */
  int last(int[] used) {
    for (int server = 0; server < used.length; server++) {
      if (used[server] >= LAST) {
        int type = used[server] / LAST - 1;
        return servers.devices(server, type).get(count(used, server, type) - 1);
      }
    }
    return -1;
  }

  /** The next unused device of a type in a server; -1 if all are used. */
  int next(int[] used, int server, int type) {
    int count = count(used, server, type);
    return count == servers.devices(server, type).size()
        ? -1
        : servers.devices(server, type).get(count);
  }

  /** What is used with one more device, not yet in order. */
  int[] with(int[] used, int server, int type) {
    int weight = 1;
    for (int before = 0; before < type; before++) {
      weight *= servers.devices(server, before).size() + 1;
    }
    int[] more = Arrays.stream(used).map(code -> code % LAST).toArray();
    more[server] += weight + (type + 1) * LAST;
    return more;
  }

  /** Puts equal servers in order, and what else is known of each along with them. */
  void sort(int[] used, int[] companions) {
    for (int at = 1; at < used.length; at++) {
      for (int s = at;
          s > 0 && servers.classOf(s - 1) == servers.classOf(s) && used[s - 1] > used[s];
          s--) {
        swap(used, s);
        swap(companions, s);
      }
    }
  }

  private static void swap(int[] values, int at) {
    int value = values[at];
    values[at] = values[at - 1];
    values[at - 1] = value;
  }

  /** A key that equal usages share. */
  static String key(int[] used) {
    char[] key = new char[used.length];
    for (int s = 0; s < key.length; s++) {
      key[s] = (char) used[s];
    }
    return new String(key);
  }
}
