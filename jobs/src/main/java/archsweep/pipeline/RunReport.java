package archsweep.pipeline;

import archsweep.correlate.CorrelationsPage;
import archsweep.precision.PrecisionScheme;
import archsweep.proxy.Proxy;
import archsweep.proxy.Vote;
import archsweep.report.Companion;
import archsweep.report.DeviceResult;
import archsweep.report.Fact;
import archsweep.report.MetricInfo;
import archsweep.report.MetricInfo.Better;
import archsweep.report.MetricValues;
import archsweep.report.ObjectiveView;
import archsweep.report.Point;
import archsweep.report.ReportData;
import archsweep.report.ReportPage;
import archsweep.sweep.Metric;
import archsweep.sweep.Metric.Scope;
import archsweep.sweep.Sweep;
import archsweep.table.Manifest;
import archsweep.table.Row;
import archsweep.table.RowReader;
import archsweep.table.RunDirectory;
import archsweep.table.RunOwner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fills the report of a run from its tables. */
public final class RunReport {

  public static final String FILE = "report.html";

  /** So many candidates the page can show; of larger sweeps it gets the fronts and a part. */
  private static final int MOST_POINTS = 20_000;

  private final Sweep sweep;
  private final RunDirectory run;
  private final List<Metric> candidateMetrics;
  private final List<Metric> deviceMetrics;

  public RunReport(Sweep sweep, RunDirectory run) {
    this.sweep = sweep;
    this.run = run;
    this.candidateMetrics =
        sweep.metrics().stream().filter(metric -> metric.scope() != Scope.DEVICE).toList();
    this.deviceMetrics =
        sweep.metrics().stream().filter(metric -> metric.scope() == Scope.DEVICE).toList();
  }

  /** Writes report.html anew. */
  public void write(RunOwner owner, RunSummary summary) throws IOException {
    owner.replaceFile(FILE, html(summary).getBytes(StandardCharsets.UTF_8));
  }

  /** The page. */
  public String html(RunSummary summary) throws IOException {
    List<String> notes = new ArrayList<>();
    List<Point> points = points(notes);
    summary
        .statuses()
        .forEach((status, rows) -> notes.add("%,d rows are %s.".formatted(rows, status)));
    List<MetricInfo> metrics = new ArrayList<>();
    candidateMetrics.forEach(metric -> metrics.add(info(metric)));
    deviceMetrics.forEach(metric -> metrics.add(info(metric)));
    return ReportPage.render(
        new ReportData(
            sweep.name(),
            facts(summary),
            sweep.objectives().stream()
                .map(objective -> new ObjectiveView(objective.metric(), objective.maximised()))
                .toList(),
            sweep.accuracy().metric(),
            metrics,
            sweep.devices().stream().map(device -> device.name()).toList(),
            sweep.schemes().stream().map(PrecisionScheme::name).toList(),
            points,
            notes),
        companions());
  }

  private List<Companion> companions() throws IOException {
    return run.file(CorrelationsPage.FILE).isPresent()
        ? List.of(new Companion("Measured", CorrelationsPage.FILE))
        : List.of();
  }

  private List<Fact> facts(RunSummary summary) throws IOException {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("space", sweep.space().name() + ", " + sweep.task().name()));
    facts.add(new Fact("architectures", "%,d".formatted(summary.architectures())));
    facts.add(
        new Fact(
            "candidates",
            "%,d, of which %,d are distinct".formatted(summary.candidates(), summary.distinct())));
    facts.add(new Fact("networks", "%,d".formatted(summary.networks())));
    facts.add(
        new Fact("rows", "%,d scores, %,d costs".formatted(summary.scores(), summary.costs())));
    if (!sweep.constraints().isEmpty()) {
      facts.add(
          new Fact(
              "constraints",
              String.join(", ", sweep.constraints().stream().map(Object::toString).toList())));
    }
    Optional<Manifest> manifest = run.manifest();
    manifest.ifPresent(m -> m.identity().forEach((key, value) -> facts.add(new Fact(key, value))));
    manifest.ifPresent(m -> m.versions().forEach((key, value) -> facts.add(new Fact(key, value))));
    return facts;
  }

  private MetricInfo info(Metric metric) {
    MetricInfo.Scope scope =
        switch (metric.scope()) {
          case DEVICE -> MetricInfo.Scope.DEVICE;
          case PROXY, CANDIDATE ->
              metric.usesPrecision() ? MetricInfo.Scope.CANDIDATE : MetricInfo.Scope.NETWORK;
        };
    String unit = metric.scope() == Scope.PROXY ? "" : metric.column().unit();
    return new MetricInfo(metric.name(), unit, metric.column().meaning(), scope, better(metric));
  }

  private Better better(Metric metric) {
    if (metric.scope() != Scope.PROXY) {
      return metric.name().equals("utilisation") ? Better.HIGHER : Better.LOWER;
    }
    for (Proxy proxy : sweep.proxies()) {
      if (proxy.name().equals(metric.name())) {
        return Metric.higherIsBetter(proxy) ? Better.HIGHER : Better.LOWER;
      }
    }
    return metric.name().equals(Vote.NAME) ? Better.HIGHER : Better.UNSTATED;
  }

  private List<Point> points(List<String> notes) throws IOException {
    Set<String> onFront = new HashSet<>();
    try (RowReader rows = run.readSingle("pareto", "candidate_id", "is_pareto")) {
      while (rows.hasNext()) {
        Row row = rows.next();
        if (row.flag("is_pareto")) {
          onFront.add(row.text("candidate_id"));
        }
      }
    }
    List<Row> kept = new ArrayList<>();
    try (RowReader rows = run.readSingle("results")) {
      long all = rows.footer().rows();
      long stride = Math.max(1, (all + MOST_POINTS - 1) / MOST_POINTS);
      for (long i = 0; rows.hasNext(); i++) {
        Row row = rows.next();
        if (i % stride == 0 || onFront.contains(row.text("candidate_id"))) {
          kept.add(row);
        }
      }
      if (kept.size() < all) {
        notes.add(
            "Shown are all candidates of the fronts and every %d. of the others: %,d of %,d."
                .formatted(stride, kept.size(), all));
      }
    }
    Map<String, List<DeviceResult>> results = deviceResults(kept);
    List<Point> points = new ArrayList<>();
    for (Row row : kept) {
      String id = row.text("candidate_id");
      points.add(
          new Point(
              id,
              row.text("network_id"),
              row.text("architecture"),
              row.text("scheme"),
              row.text("precision_id"),
              values(row, candidateMetrics, ""),
              results.get(id)));
    }
    return points;
  }

  private Map<String, List<DeviceResult>> deviceResults(List<Row> kept) throws IOException {
    Map<String, Row> byId = new HashMap<>();
    kept.forEach(row -> byId.put(row.text("candidate_id"), row));
    Map<String, List<DeviceResult>> results = new HashMap<>();
    try (RowReader rows = run.readSingle("pareto")) {
      while (rows.hasNext()) {
        Row front = rows.next();
        Row row = byId.get(front.text("candidate_id"));
        if (row != null) {
          results
              .computeIfAbsent(front.text("candidate_id"), id -> new ArrayList<>())
              .add(
                  new DeviceResult(
                      values(row, deviceMetrics, front.text("device")),
                      front.flag("is_feasible"),
                      (int) front.optionalInteger("rank").orElse(DeviceResult.UNKNOWN_RANK),
                      front.flag("is_pareto"),
                      front.flag("is_knee")));
        }
      }
    }
    return results;
  }

  private static MetricValues values(Row row, List<Metric> metrics, String device) {
    return MetricValues.of(
        metrics.stream()
            .mapToDouble(metric -> row.numeric(metric.resultColumn(device)).orElse(Double.NaN))
            .toArray());
  }
}
