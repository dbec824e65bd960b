package archsweep.cost.bramac;

import static archsweep.device.Division.ceilDiv;

import archsweep.config.UserException;
import archsweep.device.ComputeInBram;
import archsweep.device.TilingDesign;
import archsweep.device.TilingVectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the vectors of a tiling accelerator for one network and one width of operands, within the
 * DSPs and memories of a device: those whose speedup times speedup per area is highest, over a
 * fixed seed design for the baseline, and over the baseline for designs with computing memories.
 * Exhaustive; of equals the first in the order of qvec, cvec, kvec is taken.
 */
public final class DesignSearch {

  private final TiledNetwork network;
  private final int bits;
  private final int dsps;
  private final int brams;

  /**
   * A search.
   *
   * @param bits of all layers: 2, 4 or 8
   * @param dsps the most that a design may use
   * @param brams the most memories that may hold filters
   */
  public DesignSearch(TiledNetwork network, int bits, int dsps, int brams) {
    this.network = network;
    this.bits = bits;
    this.dsps = dsps;
    this.brams = brams;
  }

  /**
   * The best design with plain memories.
   *
   * @throws UserException if nothing within the limits is faster than the seed
   */
  public DesignPoint baseline() {
    Map<TiledLayer, Integer> layers = counted(network.layers());
    FeatureMaps maps = TiledNetwork.largest(network.maps());
    DesignPoint seed = plain(seedVectors(), layers, maps);
    Best best = new Best(seed);
    for (int qvec = bits == 2 ? 2 : 1; qvec <= 4; qvec += bits == 2 ? 2 : 1) {
      for (int cvec = 4; cvec <= 16; cvec += 2) {
        for (int kvec = 4; kvec < 100; kvec += 2) {
          if (kvec % (2 * cvec) == 0) {
            offerPlain(best, new TilingVectors(qvec, cvec, kvec), layers, maps);
          }
        }
      }
    }
    return best.found(network.name());
  }

  /**
   * The best design with computing memories.
   *
   * @param baseline the design with plain memories that it shall beat
   * @throws UserException if nothing within the limits is faster than the baseline
   */
  public DesignPoint computing(ComputeInBram memories, DesignPoint baseline) {
    Map<TiledLayer, Integer> layers = counted(network.computedLayers());
    FeatureMaps maps = TiledNetwork.largest(network.computedMaps());
    Best best = new Best(reference(baseline));
    int word = memories.weightsPerWord(bits);
    for (int qvec = memories == ComputeInBram.TWO_SYNCHRONOUS ? 3 : 2; qvec <= 4; qvec++) {
      for (int cvec = 4; cvec <= 64; cvec += 2) {
        for (int words = 2; words < 30; words++) {
          TilingDesign design =
              new TilingDesign(memories, bits, new TilingVectors(qvec, cvec, words * word));
          long computing = design.computingBrams();
          long filterBrams = ceilDiv(baseline.filterBrams(), computing) * computing;
          if (design.dsps() <= dsps && filterBrams <= brams) {
            best.offer(point(design, layers, filterBrams, maps));
          }
        }
      }
    }
    return best.found(network.name());
  }

  /** The baseline as designs with computing memories are compared with it: with their maps. */
  public DesignPoint reference(DesignPoint baseline) {
    return plain(
        baseline.design().vectors(),
        counted(network.layers()),
        TiledNetwork.largest(network.computedMaps()));
  }

  private void offerPlain(
      Best best, TilingVectors vectors, Map<TiledLayer, Integer> layers, FeatureMaps maps) {
    TilingDesign design = new TilingDesign(ComputeInBram.NONE, bits, vectors);
    if (design.dsps() <= dsps && TilingMemories.filterCache(design, network.largest()) <= brams) {
      best.offer(plain(vectors, layers, maps));
    }
  }

  private DesignPoint plain(
      TilingVectors vectors, Map<TiledLayer, Integer> layers, FeatureMaps maps) {
    TilingDesign design = new TilingDesign(ComputeInBram.NONE, bits, vectors);
    return point(design, layers, TilingMemories.filterCache(design, network.largest()), maps);
  }

  private DesignPoint point(
      TilingDesign design, Map<TiledLayer, Integer> layers, long filterBrams, FeatureMaps maps) {
    TilingCycles cycles = new TilingCycles(design);
    long sum = 0;
    for (Map.Entry<TiledLayer, Integer> layer : layers.entrySet()) {
      sum += layer.getValue() * cycles.of(layer.getKey());
    }
    return new DesignPoint(
        design,
        sum,
        filterBrams,
        TilingMemories.streamBuffers(design, maps, network.outputCopies()));
  }

  private TilingVectors seedVectors() {
    return switch (bits) {
      case 2 -> new TilingVectors(4, 8, 48);
      case 4 -> new TilingVectors(2, 8, 48);
      default -> new TilingVectors(2, 4, 48);
    };
  }

  private static Map<TiledLayer, Integer> counted(List<TiledLayer> layers) {
    Map<TiledLayer, Integer> counts = new LinkedHashMap<>();
    layers.forEach(layer -> counts.merge(layer, 1, Integer::sum));
    return counts;
  }

  /** The design of the highest quality so far. */
  private static final class Best {

    private final DesignPoint reference;
    private DesignPoint point;
    private double quality;

    Best(DesignPoint reference) {
      this.reference = reference;
    }

    void offer(DesignPoint offered) {
      double offeredQuality = offered.quality(reference);
      if (offeredQuality > quality) {
        point = offered;
        quality = offeredQuality;
      }
    }

    DesignPoint found(String name) {
      if (point == null) {
        throw new UserException(
            "No design within the device's limits runs %s faster than its reference."
                .formatted(name),
            "raise dsps or brams in the device file.");
      }
      return point;
    }
  }
}
