package archsweep.pipeline;

import archsweep.table.Block;
import archsweep.table.Ordinals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Cuts missing items into chunks such that all items of one architecture are in one chunk, so that
 * its network is built, and its passes are run, once.
 */
final class ChunkPlanner {

  private ChunkPlanner() {}

  /**
   * The blocks of each chunk.
   *
   * @param missing what is to be computed
   * @param architecturesPerChunk at most so many architectures in a chunk
   */
  static List<List<Block>> plan(List<Block> missing, int architecturesPerChunk) {
    int[] architectures =
        missing.stream()
            .flatMapToInt(block -> block.ordinals().stream())
            .sorted()
            .distinct()
            .toArray();
    List<List<Block>> chunks = new ArrayList<>();
    for (int first = 0; first < architectures.length; first += architecturesPerChunk) {
      int end = Math.min(first + architecturesPerChunk, architectures.length);
      chunks.add(
          within(missing, Ordinals.of(IntStream.range(first, end).map(i -> architectures[i]))));
    }
    return chunks;
  }

  /** The part of the blocks that is about some architectures; equal parts of schemes as one. */
  private static List<Block> within(List<Block> missing, Ordinals architectures) {
    record Rest(Ordinals ordinals, List<String> columns) {}
    Map<Rest, List<String>> schemes = new LinkedHashMap<>();
    for (Block block : missing) {
      Ordinals common = block.ordinals().intersect(architectures);
      if (!common.isEmpty()) {
        schemes
            .computeIfAbsent(new Rest(common, block.columns()), rest -> new ArrayList<>())
            .addAll(block.schemes());
      }
    }
    List<Block> blocks = new ArrayList<>();
    schemes.forEach((rest, names) -> blocks.add(new Block(names, rest.ordinals(), rest.columns())));
    return blocks;
  }

  /**
   * How many architectures make a chunk: enough for {@code secondsPerChunk} of work, but few enough
   * that every core gets several chunks and a table not more than 10,000 files.
   *
   * @param architectures how many there are
   * @param secondsPerArchitecture what one is expected to take
   * @param cores how many tasks run at once
   */
  static int architecturesPerChunk(
      int architectures, double secondsPerArchitecture, double secondsPerChunk, int cores) {
    double byTime = secondsPerChunk / secondsPerArchitecture;
    double byCores = architectures / (4.0 * cores);
    double byFiles = architectures / 10_000.0;
    return (int) Math.max(1, Math.ceil(Math.max(byFiles, Math.min(byTime, byCores))));
  }
}
