package archsweep.benchmark;

import archsweep.config.Similar;
import archsweep.config.UserException;
import java.util.List;
import java.util.Optional;

/** The formats of public tables by name. To add one: add a line. */
public final class TableFormats {

  private static final String NAS_BENCH_201 = "nas-bench-201";

  private static final List<TableFormat> ALL =
      List.of(
          new CsvFormat(
              "nas-bench-201",
              "Accuracies after 200 epochs (nats_c10_test_avg) or 12 (c10_val_12ep).",
              Optional.of(NAS_BENCH_201),
              new AccuracyLayout()),
          new CsvFormat(
              "nb-suite-zero",
              "Scores of proxies, one column each, with a validation metric; TransNAS-Bench-101 is"
                  + " handed on so as well. Needs --space and --dataset.",
              Optional.empty(),
              new ScoreLayout()),
          new SuiteZeroJson(),
          new CsvFormat(
              "hw-nas-bench",
              "Latencies and energies of NAS-Bench-201 (cifar10_edgegpu_latency).",
              Optional.of(NAS_BENCH_201),
              new LatencyLayouts.HwNasBench()),
          new CsvFormat(
              "help-nas-bench-201",
              "HELP's latencies of NAS-Bench-201, a column a device.",
              Optional.of(NAS_BENCH_201),
              new LatencyLayouts.Help("cifar10")),
          new CsvFormat(
              "help-fbnet",
              "HELP's latencies of FBNet.",
              Optional.of("fbnet"),
              new LatencyLayouts.Help("imagenet")),
          new CsvFormat(
              "help-ofa",
              "HELP's latencies of Once-for-all, whose resolution becomes the dataset.",
              Optional.of("once-for-all"),
              new LatencyLayouts.HelpOnceForAll()),
          new CsvFormat(
              "nas-bench-1shot1",
              "Errors of NAS-Bench-101 on the cells of 1Shot1, with the whole matrix.",
              Optional.of("nas-bench-101"),
              new ErrorLayout()));

  private TableFormats() {}

  public static List<TableFormat> all() {
    return ALL;
  }

  /**
   * The format of a name.
   *
   * @throws UserException if there is none
   */
  public static TableFormat named(String name) {
    return ALL.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    "There is no format %s.".formatted(name),
                    Similar.advice(name, ALL.stream().map(TableFormat::name).toList())));
  }
}
