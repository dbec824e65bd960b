package archsweep.score;

import archsweep.proxy.Proxies;
import archsweep.proxy.Proxy;
import archsweep.sweep.ScoreColumn;
import archsweep.table.Block;
import archsweep.table.Chunk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a chunk asks for, sorted so that what shares a pass comes together. */
final class Requests {

  /**
   * The scores of a network from one initialisation on one minibatch.
   *
   * @param byScheme the proxies wanted for each precision scheme, or for {@link
   *     ScoreWork#ANY_PRECISION}
   */
  record Request(long batchSeed, long initSeed, Map<String, List<Proxy>> byScheme) {}

  private Requests() {}

  /** The requests for each architecture, by its place in the sample. */
  static Map<Integer, List<Request>> of(Chunk chunk) {
    record Seeds(long batch, long init) {}
    Map<Integer, Map<Seeds, Request>> requests = new TreeMap<>();
    for (Block block : chunk.blocks()) {
      for (ScoreColumn column : block.columns().stream().map(ScoreColumn::parse).toList()) {
        Proxy proxy = Proxies.named(column.proxy());
        boolean current = proxy.descriptor().version() == column.version();
        if (!current) {
          continue;
        }
        Seeds seeds = new Seeds(column.batchSeed(), column.initSeed());
        block.ordinals().stream()
            .forEach(
                ordinal -> {
                  Request request =
                      requests
                          .computeIfAbsent(ordinal, key -> new LinkedHashMap<>())
                          .computeIfAbsent(
                              seeds,
                              key -> new Request(key.batch(), key.init(), new LinkedHashMap<>()));
                  for (String scheme : block.schemes()) {
                    request.byScheme().computeIfAbsent(scheme, key -> new ArrayList<>()).add(proxy);
                  }
                });
      }
    }
    Map<Integer, List<Request>> lists = new TreeMap<>();
    requests.forEach((ordinal, bySeeds) -> lists.put(ordinal, List.copyOf(bySeeds.values())));
    return lists;
  }
}
