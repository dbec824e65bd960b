package archsweep.pipeline;

import archsweep.cost.CostModel;
import archsweep.cost.CostModels;
import archsweep.cost.LayerWorkload;
import archsweep.cost.NetworkCost;
import archsweep.cost.NetworkWorkload;
import archsweep.cost.UnsupportedOperatorException;
import archsweep.device.Device;
import archsweep.device.UnsupportedFormatException;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.precision.AssignedPrecision;
import archsweep.precision.BitOperations;
import archsweep.precision.PrecisionAssignment;
import archsweep.precision.PrecisionScheme;
import archsweep.precision.RuleScheme;
import archsweep.proxy.Proxy;
import archsweep.space.Architecture;
import archsweep.space.CandidateOrder;
import archsweep.space.DeadEdges;
import archsweep.sweep.DataSettings;
import archsweep.sweep.Sweep;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a sweep would be, found out from a part of its architectures before anything is spent: what
 * costs little is computed, the rest is extrapolated.
 */
public final class Forecast {

  /** So many architectures of the sweep, from its beginning, are looked at. */
  private static final int SAMPLE = 200;

  /**
   * CPU seconds of a forward pass for 1e9 multiply-accumulates of a minibatch: measured on
   * NAS-Bench-201. Other machines differ by a small factor, networks of other operators by more.
   */
  private static final double CPU_SECONDS_PER_GMAC = 0.023;

  /**
   * Bytes that a row of scores or costs takes on disk, compressed: the mean of the quickstart's.
   */
  private static final double BYTES_PER_ROW = 70;

  private final Sweep sweep;
  private final int sampled;
  private final Map<String, List<Double>> metrics = new LinkedHashMap<>();
  private final Set<String> networks = new HashSet<>();
  private final Set<String> distinct = new HashSet<>();
  private final Set<LayerWorkload> layers = new HashSet<>();
  private final List<String> refusals = new ArrayList<>();
  private double gmacs;

  private Forecast(Sweep sweep) {
    this.sweep = sweep;
    this.sampled = Math.min(SAMPLE, sweep.architectures());
  }

  /** Looks at the first architectures of a sweep. */
  public static Forecast of(Sweep sweep) {
    Forecast forecast = new Forecast(sweep);
    List<CostModel> models = sweep.devices().stream().map(CostModels::of).toList();
    CandidateOrder order = sweep.order();
    for (int i = 0; i < forecast.sampled; i++) {
      forecast.add(sweep.space().decode(order.index(BigInteger.valueOf(i))), models);
    }
    return forecast;
  }

  private void add(Architecture architecture, List<CostModel> models) {
    Network network = sweep.space().toNetwork(architecture, sweep.task(), DeadEdges.DROP);
    NetworkId id = NetworkId.of(network);
    NetworkWorkload workload = NetworkWorkload.of(network);
    networks.add(id.hash());
    layers.addAll(workload.distinct());
    long macs = network.counts().macs();
    gmacs += macs * 1e-9;
    put("parameters", (double) network.parameterCount());
    put("macs", (double) macs);
    BitOperations bits = new BitOperations(network);
    for (PrecisionScheme scheme : sweep.schemes()) {
      for (PrecisionAssignment precision : precisions(scheme, network, id)) {
        distinct.add(id.hash() + (scheme instanceof RuleScheme ? precision.id(id) : scheme.name()));
        put("weight_bytes", bits.weightBytes(precision));
        put("gbops", bits.gbops(precision));
        put("bits", bits.meanWeightBits(precision));
        for (CostModel model : models) {
          cost(model, workload, precision, scheme.name());
        }
      }
    }
  }

  /** What a scheme assigns; of assignments that need sensitivities, what they lie between. */
  private List<PrecisionAssignment> precisions(
      PrecisionScheme scheme, Network network, NetworkId id) {
    if (scheme instanceof RuleScheme rule) {
      return List.of(rule.assign(network, id, sweep.seed()));
    }
    return ((AssignedPrecision) scheme)
        .choices().stream().map(choice -> PrecisionAssignment.uniform(network, choice)).toList();
  }

  private void cost(
      CostModel model, NetworkWorkload workload, PrecisionAssignment precision, String scheme) {
    String device = model.device().name();
    try {
      NetworkCost cost = model.cost(workload, precision);
      put("latency_us on " + device, cost.latencyUs());
      cost.energyUj().optional().ifPresent(energy -> put("energy_uj on " + device, energy));
      put("peak_memory_bytes on " + device, (double) cost.peakMemoryBytes());
    } catch (UnsupportedFormatException e) {
      refuse("%s refuses the precision %s.".formatted(device, scheme));
    } catch (UnsupportedOperatorException e) {
      refuse(e.problem());
    }
  }

  private void refuse(String refusal) {
    if (!refusals.contains(refusal)) {
      refusals.add(refusal);
    }
  }

  private void put(String metric, double value) {
    metrics.computeIfAbsent(metric, key -> new ArrayList<>()).add(value);
  }

  /** The sweep that was looked at. */
  public Sweep sweep() {
    return sweep;
  }

  /** How many architectures were looked at. */
  public int sampled() {
    return sampled;
  }

  /** The values of each cheap metric over the sample; those of a device are called so. */
  public Map<String, List<Double>> metrics() {
    return metrics;
  }

  /** Which devices refuse which precisions or layers. */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** How many different networks the sample has. */
  public int sampledNetworks() {
    return networks.size();
  }

  /** How many different layer workloads the sample has. */
  public int distinctLayers() {
    return layers.size();
  }

  /** How many different pairs of network and precision the sweep may have at the most. */
  public long distinctCandidates() {
    return scaled(distinct.size());
  }

  /** How many candidates there are before equal ones are put together. */
  public long candidates() {
    return (long) sweep.architectures() * sweep.schemes().size();
  }

  /** How many rows of scores there would be. */
  public long scoreRows() {
    long any = 0;
    long ofPrecision = 0;
    long initialisations = sweep.data().initSeeds().size();
    for (Proxy proxy : sweep.proxies()) {
      long batches = proxy.descriptor().usesData() ? sweep.data().batchSeeds().size() : 1;
      if (proxy.descriptor().usesPrecision()) {
        ofPrecision += batches * initialisations;
      } else {
        any += batches * initialisations;
      }
    }
    return scaled(networks.size()) * any + distinctCandidates() * ofPrecision;
  }

  /** How many rows of costs there would be. */
  public long costRows() {
    return distinctCandidates() * sweep.devices().size();
  }

  /** The hours of one core that the scores would take. */
  public double coreHours() {
    DataSettings data = sweep.data();
    double examples =
        (double) data.batchSeeds().size() * data.initSeeds().size() * data.batchSize();
    double passes = new PassCount(data.batchSize(), sweep.schemes().size()).of(sweep.proxies());
    double seconds = gmacs / sampled * examples * passes * CPU_SECONDS_PER_GMAC;
    return scaled(networks.size()) * seconds / 3600;
  }

  /** The gigabytes that the tables would take. */
  public double gigabytes() {
    List<Device> devices = sweep.devices();
    double results = candidates() * (20.0 + 7 * devices.size()) * 6;
    return ((scoreRows() + costRows()) * BYTES_PER_ROW + results) * 1e-9;
  }

  private long scaled(int ofSample) {
    return Math.round((double) ofSample * sweep.architectures() / sampled);
  }
}
