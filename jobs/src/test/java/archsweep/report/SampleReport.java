package archsweep.report;

import archsweep.identity.Seeds;
import archsweep.report.MetricInfo.Better;
import archsweep.report.MetricInfo.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Made-up results of a sweep, for looking at the page: cells in the notation of NAS-Bench-201 with
 * scores and costs that follow what is in the cell, and fronts by comparing every two candidates.
 */
final class SampleReport {

  private static final long SEED = 42;
  private static final double LATENCY_LIMIT_US = 2_500;

  private static final List<Cell> OPERATIONS =
      List.of(
          new Cell("none", 0, 0),
          new Cell("skip_connect", 0, 0.02),
          new Cell("nor_conv_1x1", 1, 1.1),
          new Cell("nor_conv_3x3", 9, 9.2),
          new Cell("avg_pool_3x3", 0, 0.3));

  private static final List<Scheme> SCHEMES =
      List.of(
          new Scheme("fp16", 16, 62, 1),
          new Scheme("int8", 8, 34, 1),
          new Scheme("int4_8", 5.4, 21, 100),
          new Scheme("int4", 4, 12, 1));

  private static final List<Device> DEVICES =
      List.of(
          new Device("eyeriss_v1", 40, 2.0, 0.9),
          new Device("tpu_like_32x32", 8, 1.2, 0.5),
          new Device("edge_roofline", 14, 3.5, 0.7),
          new Device("stratix10_bramac_2sa", 3, 0.8, 1.0));

  private static final List<MetricInfo> METRICS =
      List.of(
          score("nwot", "Log-determinant of the kernel of activation patterns of a batch."),
          score("synflow", "Sum over parameters of their synaptic saliency."),
          score("grad_norm", "Euclidean norm of the gradients after one batch."),
          score("snip", "Sum over parameters of the connection sensitivity."),
          score("jacob_cov", "How uncorrelated the Jacobians of a batch are."),
          score("zen", "Expressivity under Gaussian perturbation, with batch norm."),
          new MetricInfo("parameters", "", "Trainable weights.", Scope.NETWORK, Better.UNSTATED),
          new MetricInfo(
              "macs", "", "Multiply-accumulates of one image.", Scope.NETWORK, Better.LOWER),
          new MetricInfo(
              "sqnr_db",
              "dB",
              "Signal to quantisation noise of the logits.",
              Scope.CANDIDATE,
              Better.HIGHER),
          new MetricInfo(
              "weight_bytes", "B", "Size of all weights.", Scope.CANDIDATE, Better.LOWER),
          new MetricInfo(
              "latency_us", "µs", "Simulated time of one image.", Scope.DEVICE, Better.LOWER),
          new MetricInfo(
              "energy_uj", "µJ", "Simulated energy of one image.", Scope.DEVICE, Better.LOWER));

  private static final List<ObjectiveView> OBJECTIVES =
      List.of(
          new ObjectiveView("nwot", true),
          new ObjectiveView("sqnr_db", true),
          new ObjectiveView("latency_us", false),
          new ObjectiveView("energy_uj", false));

  private SampleReport() {}

  /** A sweep over so many architectures. */
  static ReportData of(int architectures) {
    List<Draft> drafts = new ArrayList<>();
    for (String architecture : architectures(architectures)) {
      for (Scheme scheme : SCHEMES) {
        drafts.add(Draft.of(architecture, scheme));
      }
    }
    List<Standing[]> standings =
        IntStream.range(0, DEVICES.size()).mapToObj(device -> standings(drafts, device)).toList();
    List<Point> points =
        IntStream.range(0, drafts.size()).mapToObj(i -> drafts.get(i).point(i, standings)).toList();
    return new ReportData(
        "NAS-Bench-201 on four accelerators",
        List.of(
            new Fact("Sweep", "conf/sweeps/nasbench201.yaml"),
            new Fact("Run seed", "42"),
            new Fact("Version", "archsweep 0.1.0"),
            new Fact("Data", "CIFAR-10, batch of 64"),
            new Fact("Candidates", "%d, of %d networks".formatted(points.size(), architectures)),
            new Fact("Layer costs computed", "1,204 for 23,552 asked (19.6 times fewer)"),
            new Fact("Scoring", "3 min 12 s on 8 tasks"),
            new Fact("Simulation", "21 s"),
            new Fact("Constraint", "latency_us <= 2500")),
        OBJECTIVES,
        "nwot",
        METRICS,
        DEVICES.stream().map(Device::name).toList(),
        SCHEMES.stream().map(Scheme::name).toList(),
        points,
        List.of(
            "Three candidates ran out of memory while jacob_cov was computed; the score is missing.",
            "Latencies of stratix10_bramac_2sa are analytic, none is measured."));
  }

  private static List<String> architectures(int wanted) {
    Random random = new Random(Seeds.mix(SEED, "architectures", "sample"));
    Set<String> found = new LinkedHashSet<>();
    while (found.size() < wanted) {
      String[] edges = new String[6];
      int edge = 0;
      for (int node = 0; node < 3; node++) {
        for (int from = 0; from <= node; from++) {
          edges[edge++] = OPERATIONS.get(random.nextInt(OPERATIONS.size())).name() + "~" + from;
        }
      }
      found.add("|%s|+|%s|%s|+|%s|%s|%s|".formatted((Object[]) edges));
    }
    return List.copyOf(found);
  }

  /** Non-dominated ranks, from 0, and the knee: the member nearest to the ideal point. */
  private static Standing[] standings(List<Draft> drafts, int device) {
    double[][] losses = drafts.stream().map(draft -> draft.losses(device)).toArray(double[][]::new);
    int[] ranks = new int[drafts.size()];
    Arrays.fill(ranks, DeviceResult.UNKNOWN_RANK);
    List<Integer> left =
        new ArrayList<>(
            IntStream.range(0, drafts.size())
                .filter(i -> drafts.get(i).isFeasible(device))
                .boxed()
                .toList());
    List<Integer> front = List.of();
    for (int rank = 0; !left.isEmpty(); rank++) {
      List<Integer> rest = List.copyOf(left);
      List<Integer> members =
          rest.stream()
              .filter(i -> rest.stream().noneMatch(j -> dominates(losses[j], losses[i])))
              .toList();
      for (int member : members) {
        ranks[member] = rank;
      }
      front = rank == 0 ? members : front;
      left.removeAll(members);
    }
    int knee = knee(front, losses);
    return IntStream.range(0, drafts.size())
        .mapToObj(i -> new Standing(ranks[i], i == knee))
        .toArray(Standing[]::new);
  }

  private static int knee(List<Integer> front, double[][] losses) {
    int dimensions = OBJECTIVES.size();
    double[] least = new double[dimensions];
    double[] most = new double[dimensions];
    for (int d = 0; d < dimensions; d++) {
      int dimension = d;
      least[d] = front.stream().mapToDouble(i -> losses[i][dimension]).min().orElse(0);
      most[d] = front.stream().mapToDouble(i -> losses[i][dimension]).max().orElse(1);
    }
    return front.stream()
        .min(
            Comparator.comparingDouble(
                i ->
                    IntStream.range(0, dimensions)
                        .mapToDouble(d -> (losses[i][d] - least[d]) / (most[d] - least[d]))
                        .map(x -> x * x)
                        .sum()))
        .orElse(-1);
  }

  private static boolean dominates(double[] first, double[] second) {
    boolean better = false;
    for (int i = 0; i < first.length; i++) {
      if (first[i] > second[i]) {
        return false;
      }
      better |= first[i] < second[i];
    }
    return better;
  }

  private static MetricInfo score(String name, String meaning) {
    return new MetricInfo(name, "", meaning, Scope.NETWORK, Better.HIGHER);
  }

  private record Cell(String name, double parameters, double macs) {}

  private record Scheme(String name, double bits, double sqnrDb, int precisions) {}

  private record Device(String name, double usPerMac, double overheadUs, double energyScale) {}

  private record Standing(int rank, boolean knee) {}

  /** A candidate before the fronts are known. */
  private record Draft(
      String architecture, Scheme scheme, String precisionId, double[] values, double[][] costs) {

    static Draft of(String architecture, Scheme scheme) {
      Random ofNetwork = new Random(Seeds.mix(SEED, architecture, "scores"));
      Random ofCandidate = new Random(Seeds.mix(SEED, architecture + scheme.name(), "costs"));
      double parameters = 0.06;
      double macs = 8;
      double skips = 0;
      for (Cell cell : OPERATIONS) {
        int uses = architecture.split(cell.name() + "~", -1).length - 1;
        parameters += uses * cell.parameters() * 0.0171;
        macs += uses * cell.macs() * 3.1;
        skips += cell.name().equals("skip_connect") ? uses : 0;
      }
      double size = Math.log(macs);
      double[] values = {
        1_350 + 95 * size + 12 * skips + 14 * ofNetwork.nextGaussian(),
        Math.pow(10, 8 + 7.5 * (size - 2) + 1.5 * ofNetwork.nextGaussian()),
        Math.exp(1.2 + 0.5 * size + 0.35 * ofNetwork.nextGaussian()),
        Math.exp(2.0 + 0.55 * size - 0.1 * skips + 0.3 * ofNetwork.nextGaussian()),
        -38 + 3.5 * size - 5 * Math.abs(ofNetwork.nextGaussian()),
        20 + 14 * size + 6 * ofNetwork.nextGaussian(),
        Math.rint(parameters * 1e6),
        Math.rint(macs * 1e6),
        scheme.sqnrDb() - 1.2 * size + 1.6 * ofCandidate.nextGaussian(),
        Math.rint(parameters * 1e6 * scheme.bits() / 8)
      };
      if (ofNetwork.nextInt(25) == 0) {
        values[4] = Double.NaN;
      }
      double[][] costs = new double[DEVICES.size()][];
      for (int d = 0; d < costs.length; d++) {
        Device device = DEVICES.get(d);
        double speed = Math.pow(scheme.bits() / 8, 0.45 + 0.2 * d);
        double latencyUs =
            (device.overheadUs() * 20 + macs * device.usPerMac() * speed)
                * Math.exp(0.12 * ofCandidate.nextGaussian());
        double energyUj =
            device.energyScale()
                * (6 + macs * 1.8 * Math.pow(scheme.bits() / 8, 1.1))
                * Math.exp(0.15 * ofCandidate.nextGaussian());
        costs[d] = new double[] {latencyUs, energyUj};
      }
      String precisionId =
          scheme.precisions() == 1
              ? scheme.name()
              : "p%06x".formatted(ofCandidate.nextInt(0x1000000));
      return new Draft(architecture, scheme, precisionId, values, costs);
    }

    boolean isFeasible(int device) {
      return costs[device][0] <= LATENCY_LIMIT_US;
    }

    double[] losses(int device) {
      return new double[] {-values[0], -values[8], costs[device][0], costs[device][1]};
    }

    Point point(int place, List<Standing[]> standings) {
      List<DeviceResult> results =
          IntStream.range(0, costs.length)
              .mapToObj(device -> result(device, standings.get(device)[place]))
              .toList();
      long network = Seeds.mix(SEED, architecture, "network");
      long candidate = Seeds.mix(network, precisionId, "candidate");
      return new Point(
          "c%016x".formatted(candidate),
          "n%016x".formatted(network),
          architecture,
          scheme.name(),
          precisionId,
          MetricValues.of(values),
          results);
    }

    private DeviceResult result(int device, Standing standing) {
      return new DeviceResult(
          MetricValues.of(costs[device]),
          isFeasible(device),
          standing.rank(),
          standing.rank() == 0,
          standing.knee());
    }
  }
}
