package archsweep.system.instance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What carries the tensors between each two devices: a number for each direction of a link. */
final class Channels {

  private final int[][] numbers;
  private final int count;

  Channels(List<List<Link>> links) {
    this.numbers = new int[links.size()][links.size()];
    Map<String, Integer> shared = new HashMap<>();
    int next = 0;
    for (int from = 0; from < numbers.length; from++) {
      for (int to = 0; to < numbers.length; to++) {
        String channel = links.get(from).get(to).channel();
        if (from == to) {
          numbers[from][to] = -1;
        } else if (channel.isEmpty()) {
          numbers[from][to] = next++;
        } else {
          Integer known = shared.putIfAbsent(channel, next);
          numbers[from][to] = known == null ? next++ : known;
        }
      }
    }
    this.count = next;
  }

  int number(int from, int to) {
    return numbers[from][to];
  }

  int count() {
    return count;
  }
}
