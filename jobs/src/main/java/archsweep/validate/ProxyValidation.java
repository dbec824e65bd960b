package archsweep.validate;

import archsweep.config.UserException;
import archsweep.identity.Seeds;
import archsweep.statistics.Spearman;
import archsweep.table.Row;
import archsweep.table.RunDirectory;
import archsweep.table.TableReader;
import archsweep.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;

/**
 * Whether the proxies of a run on NAS-Bench-201 rank its cells as the public scores of
 * NAS-Bench-Suite-Zero (Krishnakumar et al., NeurIPS 2022) do: both are correlated with the test
 * accuracy on CIFAR-10 after 200 epochs, over the same cells.
 */
public final class ProxyValidation {

  /** Fewer cells say too little: the standard error of a correlation of .7 is .013 with 1,500. */
  public static final int FEWEST_CELLS = 1500;

  private static final String SPACE = "nas-bench-201";
  private static final String TASK = "cifar10";
  private static final String ACCURACY = "nats_c10_test_avg";

  /** Our names of the public scores that are compared, by theirs. */
  private static final Map<String, String> COMPARED = compared();

  /** Spearman's correlations that the notebooks of zero-cost-nas print for CIFAR-10. */
  private static final Map<String, Double> PUBLISHED =
      Map.of(
          "grad_norm", 0.594,
          "snip", 0.596,
          "fisher", 0.360,
          "synflow", 0.737,
          "jacob_cov", 0.731);

  private final List<ProxyComparison> lines;
  private final int cells;

  private ProxyValidation(List<ProxyComparison> lines, int cells) {
    this.lines = List.copyOf(lines);
    this.cells = cells;
  }

  private static Map<String, String> compared() {
    Map<String, String> compared = new LinkedHashMap<>();
    for (String same :
        List.of(
            "synflow",
            "nwot",
            "jacov",
            "snip",
            "grad_norm",
            "fisher",
            "epe_nas",
            "l2_norm",
            "params",
            "flops")) {
      compared.put(same, same.equals("jacov") ? "jacob_cov" : same);
    }
    return Collections.unmodifiableMap(compared);
  }

  /**
   * Compares.
   *
   * @param accuracies imported measurements that have the accuracies
   * @param scores imported measurements that have the public scores
   * @param most how many cells at most, drawn by {@code seed}
   * @throws UserException if too few cells have all three
   */
  public static ProxyValidation of(
      RunDirectory run, List<Row> accuracies, List<Row> scores, int most, long seed)
      throws IOException {
    Map<String, Double> accuracy = values(accuracies, ACCURACY);
    Map<String, Map<String, Double>> theirs = new HashMap<>();
    COMPARED.keySet().forEach(column -> theirs.put(column, values(scores, column)));
    Map<String, String> networks = networks(run);
    Map<String, Map<String, Double>> ours = ours(run);
    List<String> cells =
        networks.keySet().stream()
            .filter(accuracy::containsKey)
            .filter(theirs.get("synflow")::containsKey)
            .filter(cell -> ours.containsKey(networks.get(cell)))
            .toList();
    if (cells.size() < FEWEST_CELLS) {
      throw new UserException(
          "%s has scores of %,d cells that are in both public tables, fewer than %,d."
              .formatted(run, cells.size(), FEWEST_CELLS),
          "run conf/sweeps/nas-bench-201-zero.yaml further; it goes on from where it is.");
    }
    List<String> drawn = new ArrayList<>(cells);
    Collections.shuffle(drawn, new Random(Seeds.mix(seed, SPACE, "validation")));
    List<String> sample = drawn.subList(0, Math.min(most, drawn.size()));
    double[] target = column(sample, accuracy::get);
    List<ProxyComparison> lines = new ArrayList<>();
    COMPARED.forEach(
        (column, proxy) -> {
          double[] publicScores = column(sample, theirs.get(column)::get);
          double[] ownScores = column(sample, cell -> ours.get(networks.get(cell)).get(proxy));
          for (int i = 0; i < ownScores.length; i++) {
            if (Double.isNaN(ownScores[i]) || Double.isNaN(publicScores[i])) {
              ownScores[i] = Double.NaN;
              publicScores[i] = Double.NaN;
            }
          }
          lines.add(
              new ProxyComparison(
                  proxy,
                  PUBLISHED.containsKey(proxy)
                      ? OptionalDouble.of(PUBLISHED.get(proxy))
                      : OptionalDouble.empty(),
                  Spearman.of(publicScores, target).coefficient(),
                  Spearman.of(ownScores, target).coefficient(),
                  Spearman.of(ownScores, target).count()));
        });
    return new ProxyValidation(lines, sample.size());
  }

  public List<ProxyComparison> lines() {
    return lines;
  }

  public int cells() {
    return cells;
  }

  public long failures() {
    return lines.stream().filter(line -> !line.passes()).count();
  }

  private interface Values {
    Double of(String cell);
  }

  private static double[] column(List<String> cells, Values values) {
    return cells.stream()
        .mapToDouble(
            cell -> {
              Double value = values.of(cell);
              return value == null ? Double.NaN : value;
            })
        .toArray();
  }

  /** The values of a measurement by architecture. */
  private static Map<String, Double> values(List<Row> measurements, String measurement) {
    Map<String, Double> values = new HashMap<>();
    for (Row row : measurements) {
      if (row.text("measurement").equals(measurement)
          && row.text("space").equals(SPACE)
          && row.text("dataset").equals(TASK)
          && row.text("status").equals("ok")) {
        values.put(row.text("architecture"), row.number("value"));
      }
    }
    if (values.isEmpty()) {
      throw new UserException(
          "The public table has no column %s of %s on %s.".formatted(measurement, SPACE, TASK),
          "the two files are exchanged.");
    }
    return values;
  }

  /** The networks of a run's cells by architecture, in the order of their text. */
  private static Map<String, String> networks(RunDirectory run) throws IOException {
    Map<String, String> networks = new TreeMap<>();
    try (TableReader rows = run.rows(Tables.CANDIDATES)) {
      rows.forEachRemaining(
          row -> {
            if (row.text("space").equals(SPACE) && row.text("task").equals(TASK)) {
              networks.put(row.text("architecture"), row.text("network_id"));
            }
          });
    }
    return networks;
  }

  /** The means over seeds by network and proxy. */
  private static Map<String, Map<String, Double>> ours(RunDirectory run) throws IOException {
    Map<String, Map<String, List<Double>>> all = new HashMap<>();
    try (TableReader rows = run.rows(Tables.SCORES)) {
      rows.forEachRemaining(
          row ->
              row.optionalNumber("value")
                  .ifPresent(
                      value ->
                          all.computeIfAbsent(row.text("network_id"), id -> new HashMap<>())
                              .computeIfAbsent(row.text("proxy"), proxy -> new ArrayList<>())
                              .add(value)));
    }
    Map<String, Map<String, Double>> means = new HashMap<>();
    all.forEach(
        (network, proxies) -> {
          Map<String, Double> mean = new HashMap<>();
          proxies.forEach(
              (proxy, values) ->
                  mean.put(
                      proxy,
                      values.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
          means.put(network, mean);
        });
    return means;
  }
}
