package archsweep.pipeline;

import archsweep.table.Chunk;
import archsweep.table.Ordinals;
import archsweep.table.Row;
import archsweep.table.RowReader;
import archsweep.table.RunDirectory;
import archsweep.table.Tables;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which candidate stands for all that share its network and precision: the first one in the order
 * of the plans. Scores and costs are computed for it alone. Since a resumed run puts its candidates
 * behind those of earlier plans, who stands for what never changes.
 */
final class Ownership {

  private final BitSet networks = new BitSet();
  private final Map<String, BitSet> pairs = new LinkedHashMap<>();
  private long candidates;

  /** Reads the committed candidates of a run. */
  static Ownership read(RunDirectory run) throws IOException {
    Ownership ownership = new Ownership();
    Set<String> seenNetworks = new HashSet<>();
    Set<String> seenPairs = new HashSet<>();
    for (Chunk chunk : run.plans().chunks(Tables.CANDIDATES)) {
      try (RowReader rows =
          run.read(
              Tables.CANDIDATES, chunk.id(), "ordinal", "scheme", "network_id", "precision_id")) {
        while (rows.hasNext()) {
          ownership.add(rows.next(), seenNetworks, seenPairs);
        }
      }
    }
    return ownership;
  }

  private void add(Row row, Set<String> seenNetworks, Set<String> seenPairs) {
    int ordinal = Math.toIntExact(row.integer("ordinal"));
    String network = row.text("network_id");
    candidates++;
    if (seenNetworks.add(network)) {
      networks.set(ordinal);
    }
    if (seenPairs.add(network + row.text("precision_id"))) {
      pairs.computeIfAbsent(row.text("scheme"), scheme -> new BitSet()).set(ordinal);
    }
  }

  /** The architectures that stand for their network, for scores that no precision changes. */
  Ordinals networks() {
    return Ordinals.of(networks.stream());
  }

  /** The architectures that stand for their network at the precision of a scheme. */
  Ordinals pairs(String scheme) {
    return Ordinals.of(pairs.getOrDefault(scheme, new BitSet()).stream());
  }

  /** How many candidates there are. */
  long candidates() {
    return candidates;
  }

  /** How many different networks, at different precisions, they are. */
  long distinct() {
    return pairs.values().stream().mapToLong(BitSet::cardinality).sum();
  }
}
