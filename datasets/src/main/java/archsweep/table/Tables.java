package archsweep.table;

import static archsweep.table.Column.flag;
import static archsweep.table.Column.instant;
import static archsweep.table.Column.integer;
import static archsweep.table.Column.number;
import static archsweep.table.Column.text;

import java.util.List;

/**
 * The schema of every table of a run. To add a column: one line here (nullable, so that the chunks
 * of earlier runs can still be read), and the page docs/tables.md made anew.
 */
public final class Tables {

  private Tables() {}

  public static final TableSchema CANDIDATES =
      new TableSchema(
          "candidates",
          "One row for each architecture of the sweep at each of its precisions.",
          List.of(
              text("candidate_id", "This architecture of this space at this precision."),
              text("space", "The search space, such as nas-bench-201."),
              text("architecture", "The architecture in the notation of its field."),
              text(
                  "architecture_index",
                  "The index of the architecture in its space, in decimal digits: spaces are larger"
                      + " than 64 bits."),
              integer(
                  "ordinal", "", "The place of the architecture in the sweep's sample, from 0."),
              text("scheme", "The precision scheme of the sweep file that assigned the formats."),
              text("task", "What the network was built for, such as cifar10."),
              text("network_id", "The executed network: equal for isomorphic networks."),
              text("precision_id", "The formats of its layers; a plain name where all are equal."),
              text("function_id", "The class under which public tables know the architecture."),
              integer(
                  "parameters_declared", "", "Parameters with the edges that nothing depends on."),
              integer(
                  "macs_declared",
                  "",
                  "Multiply-accumulates for one input, with the edges that nothing depends on."),
              integer("parameters", "", "Parameters of the executed network."),
              integer("macs", "", "Multiply-accumulates of the executed network for one input."),
              integer("weight_bytes", "bytes", "The weights in the formats of the candidate."),
              number(
                  "gbops",
                  "1e9 bit operations",
                  "Multiply-accumulates times weight bits times activation bits."),
              number("bits", "bits", "Mean bits of a weight."),
              integer("layers", "", "Layers of the executed network.")),
          List.of("candidate_id"));

  public static final TableSchema SCORES =
      new TableSchema(
          "scores",
          "One row for each zero-cost proxy of each executed network, minibatch and initialisation.",
          List.of(
              text("network_id", "The executed network."),
              text("precision_id", "The formats; any, where the proxy does not depend on them."),
              text("dataset", "The data that the minibatch was drawn from."),
              integer("batch_seed", "", "What the minibatch was drawn with."),
              integer("init_seed", "", "What the weights were drawn with."),
              text("proxy", "The proxy, such as synflow."),
              integer(
                  "proxy_version", "", "Raised whenever the proxy comes to compute another value."),
              number("value", "the proxy's own", "The score; null unless the status is ok.")
                  .orNull(),
              text("status", "ok, undefined, unsupported, or how it failed."),
              text("error", "What went wrong, for people.").orNull()),
          List.of(
              "network_id",
              "precision_id",
              "dataset",
              "batch_seed",
              "init_seed",
              "proxy",
              "proxy_version"));

  public static final TableSchema COSTS =
      new TableSchema(
          "costs",
          "One row for each executed network and precision on each device. The figures are null"
              + " unless the status is ok, and where the device's model has none.",
          List.of(
              text("network_id", "The executed network."),
              text("precision_id", "The formats of its layers."),
              text("device", "The device, such as eyeriss_v1."),
              text("device_version", "The version of its model and a hash of its parameters."),
              integer("cycles", "cycles", "Cycles for one inference.").orNull(),
              number("latency_us", "microseconds", "Time of one inference.").orNull(),
              number("energy_uj", "microjoules", "Energy of one inference.").orNull(),
              integer("dram_bytes", "bytes", "Bytes to and from external memory.").orNull(),
              integer("sram_bytes", "bytes", "Bytes to and from on-chip buffers.").orNull(),
              number("utilisation", "0 to 1", "Work done over work possible.").orNull(),
              integer("peak_memory_bytes", "bytes", "The most that is live at once.").orNull(),
              text(
                  "source",
                  "How the figures were made: measured, calibrated, closed_form or analytic."),
              text("assumption", "What the model leaves out or takes for granted.").orNull(),
              text("status", "ok, unsupported, or how it failed."),
              text("error", "What went wrong, for people.").orNull()),
          List.of("network_id", "precision_id", "device", "device_version"));

  public static final TableSchema TIMINGS =
      new TableSchema(
          "timings",
          "How long each piece of work took, and where: no part of the content hash.",
          List.of(
              text("table", "The table that the work was for."),
              text("chunk", "The chunk that the work was for."),
              text("item", "The network, where the piece was for one alone.").orNull(),
              text("piece", "A pass of the proxies, or whole for the chunk."),
              number("cpu_seconds", "seconds", "Time of the processor."),
              number("wall_seconds", "seconds", "Time of the clock."),
              text("host", "The machine."),
              instant("started_at", "When the piece began.")),
          List.of("table", "chunk", "item", "piece"));

  /** What the devices of a sweep are made of, in one file, devices.parquet. */
  public static final TableSchema DEVICES =
      new TableSchema(
          "devices",
          "One row for each figure of each device: to rank the variants of a device by what was"
              + " varied.",
          List.of(
              text("device", "The device."),
              text("device_version", "The version of its model and a hash of its parameters."),
              text("figure", "The dotted key in its file; area_clb is computed."),
              text("value", "As the file has it."),
              number("number", "that of the figure", "The value, where it is a number.").orNull()),
          List.of("device", "device_version", "figure"));

  /** Filled by {@code ./run partition-sweep}, chunk by chunk, in a run of its own. */
  public static final TableSchema PLACEMENTS =
      new TableSchema(
          "placements",
          "One row for each network on each system, objective and solver. The figures are null"
              + " unless the status is ok; those of solvers that the clock stops may differ from run"
              + " to run.",
          List.of(
              text("network", "The network or the instance, as the file names it."),
              text("system", "The system and its version; own, for the devices of an instance."),
              text("objective", "latency or throughput."),
              text("solver", "The solver, such as heft."),
              number("time_limit_s", "seconds", "How long the solver might take."),
              text(
                  "inputs",
                  "Hash of the instance: operators, times, memory, links, communication, power. Rows"
                      + " of other inputs stay when a system or an instance is edited."),
              integer("operators", "", "Operators of the instance."),
              number("makespan", "the instance's; microseconds", "Time of one sample.").orNull(),
              number("period", "the instance's; microseconds", "Time between samples.").orNull(),
              number("lower_bound", "as the objective", "What the formulas prove.").orNull(),
              number("proven_bound", "as the objective", "What is proved in all.").orNull(),
              number("gap", "0 to 1", "The part by which it may be above the optimum.").orNull(),
              integer("devices_used", "", "Devices that something runs on.").orNull(),
              number("power_w", "watts", "Rated power of the devices used, if known.").orNull(),
              integer("cut_edges", "", "Tensors that cross from device to device.").orNull(),
              number("solve_seconds", "seconds", "Time that the solver took.").orNull(),
              text("status", "ok, unsupported where nothing can fit, or how it failed."),
              text("error", "What went wrong, for people.").orNull()),
          List.of("network", "system", "objective", "solver", "time_limit_s", "inputs"));

  /**
   * Filled by {@code ./run import} from a public table, one file a table: what others measured of
   * architectures, to be joined with {@link #CANDIDATES} by space and architecture, or by space and
   * function_id.
   */
  public static final TableSchema MEASUREMENTS =
      new TableSchema(
          "measurements",
          "One row for each number that a public table has of an architecture.",
          List.of(
              text("space", "The search space, as this program calls it."),
              text("architecture", "The architecture in the notation of its field."),
              text("function_id", "The class under which public tables know the architecture."),
              text("measurement", "The column of the public table."),
              text("metric", "accuracy, error, latency, energy, a proxy, and so on."),
              text("dataset", "The data or task that the network was built for."),
              text("split", "train, valid or test, where it is an accuracy.").orNull(),
              integer("epochs", "", "How long the network was trained, where it was.").orNull(),
              text("device", "What it was measured or estimated on.").orNull(),
              integer("batch_size", "", "Inputs at once, where it was measured.").orNull(),
              number("value", "that of the column unit", "As the public table has it.").orNull(),
              text("unit", "percent, fraction, ms, mJ, or the proxy's own."),
              text("better", "higher, lower, or unstated where the source does not say."),
              text("status", "ok; missing, undefined or near_zero, which are not to be ranked."),
              text("source", "Whose numbers they are."),
              text("licence", "Under which the source gives them; null where it states none.")
                  .orNull(),
              text("note", "What one has to know to use the number.").orNull()),
          List.of("space", "architecture", "dataset", "measurement"));

  /**
   * Made by {@code ./run correlate} of results and measurements, one file, correlations.parquet.
   */
  public static final TableSchema CORRELATIONS =
      new TableSchema(
          "correlations",
          "One row for each column of measurements and each metric of the sweep, at each precision"
              + " that the metric depends on: how well the metric ranks as the measurement does.",
          List.of(
              text("measurement", "The column of the public table."),
              text("dataset", "The data that the measured networks were built for."),
              text("target", "What was measured: accuracy, error, latency and so on."),
              text("target_device", "What it was measured on.").orNull(),
              text("target_better", "higher, lower or unstated."),
              text("metric", "The proxy, the count, or the simulated cost."),
              text("kind", "proxy, baseline or simulated."),
              text("scheme", "The precision scheme; any, where the metric does not depend on it."),
              text("joined_by", "architecture, network or function: what is one point."),
              integer("points", "", "How many were compared."),
              integer("without_target", "", "Points that the public table does not have."),
              integer("target_unranked", "", "Points whose target is near_zero or undefined."),
              integer("without_score", "", "Points with a target whose score is null."),
              integer("tied_scores", "", "Compared points whose score another has as well."),
              integer("tied_targets", "", "Compared points whose target another has as well."),
              number("spearman", "-1 to 1", "Spearman's rho, its sign as computed.").orNull(),
              number("spearman_low", "-1 to 1", "Lower end of its bootstrap interval.").orNull(),
              number("spearman_high", "-1 to 1", "Upper end of it.").orNull(),
              number("kendall", "-1 to 1", "Kendall's tau-b, its sign as computed.").orNull(),
              number("kendall_low", "-1 to 1", "Lower end of its bootstrap interval.").orNull(),
              number("kendall_high", "-1 to 1", "Upper end of it.").orNull(),
              number("top_5_percent", "0 to 1", "Part of the best 5 % that both share.").orNull(),
              number("top_10_percent", "0 to 1", "Part of the best 10 % that both share.").orNull(),
              number("top_20_percent", "0 to 1", "Part of the best 20 % that both share.").orNull(),
              integer("resamples", "", "How many resamples the intervals are from."),
              number("level", "0 to 1", "The level of the intervals."),
              integer("seed", "", "What the resamples were drawn with.")),
          List.of("measurement", "dataset", "metric", "scheme"));

  /** The figures among the columns of {@link #COSTS}: what a wide table has for each device. */
  public static final List<String> FIGURES =
      List.of(
          "cycles",
          "latency_us",
          "energy_uj",
          "dram_bytes",
          "sram_bytes",
          "utilisation",
          "peak_memory_bytes");

  /** The tables that are committed chunk by chunk, in the order in which a sweep fills them. */
  public static final List<TableSchema> FAN_OUT = List.of(CANDIDATES, SCORES, COSTS, TIMINGS);

  /**
   * The wide table that most people open: the columns of {@link #CANDIDATES}, then a column for
   * each score and the columns of each device, in one file, results.parquet.
   *
   * @param scores the names of the proxies
   * @param devices the names of the devices
   * @param others further columns, such as accuracies of public tables; nullable
   */
  public static TableSchema results(
      List<String> scores, List<String> devices, List<Column> others) {
    return new WideTable(
            "results",
            "One row for each candidate, with every score and every device's cost as a column: null"
                + " where the status is not ok.",
            List.of("candidate_id"))
        .columns(CANDIDATES.columns())
        .scores(scores)
        .devices(devices)
        .columns(others)
        .schema();
  }

  /**
   * Who is on which front, in one file, pareto.parquet: a row for each candidate of each front.
   * Each objective of the sweep is a column under its own name, null in the rows of fronts that do
   * not use it, so that {@code WHERE front = '...' AND is_pareto ORDER BY latency_us} reads as it
   * should.
   *
   * @param objectives the columns of the objectives: scores and costs under their plain names
   */
  public static TableSchema pareto(List<Column> objectives) {
    return new WideTable(
            "pareto",
            "One row for each candidate of each front: its objectives and its place.",
            List.of("front", "candidate_id"))
        .columns(
            List.of(
                text("front", "The front, named by its objectives and device."),
                text("device", "The device of its costs.").orNull(),
                text("candidate_id", "The candidate."),
                text("architecture", "The architecture in the notation of its field."),
                text("scheme", "The precision scheme.")))
        .columns(objectives.stream().map(Column::orNull).toList())
        .columns(
            List.of(
                integer("rank", "", "0 on the front, 1 on the front without it, and so on.")
                    .orNull(),
                flag("is_pareto", "Whether no feasible candidate dominates it."),
                flag("is_feasible", "Whether it meets the constraints of the sweep."),
                number(
                        "hypervolume_contribution",
                        "",
                        "What the front's hypervolume, with objectives normalised over the feasible"
                            + " candidates, loses without it; null off the front, and on fronts too"
                            + " large for it.")
                    .orNull(),
                flag("is_knee", "Whether it is the knee of its front.")))
        .schema();
  }

  /**
   * Training data for predictors, in one file, training.parquet: what identifies the candidate, its
   * features, its targets, and its split, which cuts neither a network nor a function in two.
   *
   * @param features counts and scores of the candidate
   * @param targets what a predictor learns, such as latencies and accuracies
   */
  public static TableSchema training(List<Column> features, List<Column> targets) {
    return new WideTable(
            "training",
            "One row for each candidate: features, targets and split, for predictors.",
            List.of("candidate_id"))
        .columns(
            List.of(
                text("candidate_id", "The candidate."),
                text("network_id", "The executed network: never on both sides of a split."),
                text("precision_id", "The formats of its layers."),
                text("function_id", "The public class: never on both sides of a split."),
                text("space", "The search space."),
                text("architecture", "The architecture in the notation of its field."),
                text("split", "train, validation or test.")))
        .columns(features)
        .columns(targets)
        .schema();
  }
}
