package archsweep.cost;

import archsweep.device.Device;
import archsweep.network.Network;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import archsweep.precision.PrecisionAssignment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sums up a family's layer costs, and keeps each that it has computed: layers that candidates have
 * in common are costed once. When the cache is full, further layers are computed each time.
 */
final class CachedCostModel implements CostModel {

  /** About 20 MB, and more than the distinct layers and formats of a large space. */
  private static final int MOST_CACHED = 1 << 16;

  private record Key(LayerWorkload workload, LayerPrecision precision) {}

  private final Device device;
  private final LayerModel equations;
  private final ConcurrentHashMap<Key, LayerCost> cache = new ConcurrentHashMap<>();

  CachedCostModel(Device device, LayerModel equations) {
    this.device = device;
    this.equations = equations;
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public int version() {
    return equations.version();
  }

  @Override
  public double networkOverheadUs() {
    return equations.networkOverheadUs();
  }

  @Override
  public LayerCost layer(LayerWorkload workload, LayerPrecision precision) {
    Key key = new Key(workload, precision);
    LayerCost cached = cache.get(key);
    if (cached != null) {
      return cached;
    }
    LayerCost cost = equations.cost(workload, precision);
    if (cache.size() < MOST_CACHED) {
      cache.put(key, cost);
    }
    return cost;
  }

  @Override
  public NetworkCost cost(NetworkWorkload workload, PrecisionAssignment precision) {
    checkSize(workload, precision);
    CostSum sum = new CostSum();
    LayerCost[] costs = new LayerCost[workload.distinct().size()];
    LayerPrecision[] precisions = new LayerPrecision[costs.length];
    for (int i = 0; i < workload.size(); i++) {
      int kind = workload.kind(i);
      LayerPrecision formats = precision.layer(i);
      if (!formats.equals(precisions[kind])) {
        precisions[kind] = formats;
        costs[kind] = layer(workload.distinct().get(kind), formats);
        sum.assume(costs[kind].assumption());
      }
      sum.add(costs[kind]);
    }
    sum.idle(networkOverheadUs());
    StoredFormat stored = new StoredFormat();
    return sum.total(
        workload.weightBytes(position -> stored.of(precision.layer(position).weights())),
        workload.peakActivationBytes(
            position -> stored.of(precision.layer(position).activations())));
  }

  @Override
  public List<LayerCost> layers(Network network, PrecisionAssignment precision) {
    NetworkWorkload workload = NetworkWorkload.of(network);
    checkSize(workload, precision);
    List<LayerCost> costs = new ArrayList<>();
    for (int i = 0; i < workload.size(); i++) {
      costs.add(layer(workload.layer(i), precision.layer(i)));
    }
    return costs;
  }

  /** Remembers the last format that it was asked for: neighbouring layers mostly agree. */
  private final class StoredFormat {

    private NumberFormat asked;
    private NumberFormat stored;

    NumberFormat of(NumberFormat format) {
      if (format != asked) {
        asked = format;
        stored = device.formats().stored(format);
      }
      return stored;
    }
  }

  private static void checkSize(NetworkWorkload workload, PrecisionAssignment precision) {
    if (precision.layers().size() != workload.size()) {
      throw new IllegalArgumentException(
          "The precision assignment of %d layers does not fit the %d layers of %s."
              .formatted(precision.layers().size(), workload.size(), workload.name()));
    }
  }
}
