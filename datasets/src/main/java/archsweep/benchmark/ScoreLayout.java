package archsweep.benchmark;

import archsweep.config.CsvTable;
import archsweep.space.Spaces;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scores of zero-cost proxies as NAS-Bench-Suite-Zero (Krishnakumar et al., NeurIPS 2022) has them,
 * one column a proxy, with the validation metric of the same network.
 */
final class ScoreLayout implements CsvFormat.Layout {

  private static final Set<String> PROXIES =
      Set.of(
          "epe_nas",
          "fisher",
          "flops",
          "grad_norm",
          "grasp",
          "jacov",
          "l2_norm",
          "nwot",
          "params",
          "plain",
          "snip",
          "synflow",
          "zen");
  private static final Pattern TUPLE =
      Pattern.compile("\\(([0-3]), ?([0-3]), ?([0-3]), ?([0-3]), ?([0-3]), ?([0-3])\\)");
  private static final String TRANSNAS = "transnas-bench-101-micro";
  private static final String PREFIX = "64-41414-";

  /** What the benchmark calls NASLib's skip, zero, 3x3 and 1x1 convolution. */
  private static final String NASLIB_DIGITS = "1032";

  /** Those that NAS-Bench-Suite-Zero has scores of. */
  private static final Set<String> SPACES =
      Set.of("nas-bench-101", "nas-bench-201", "darts", TRANSNAS, "transnas-bench-101-macro");

  private static final String SOURCE = "NAS-Bench-Suite-Zero";
  private static final String LICENCE = "Apache-2.0";

  @Override
  public List<String> architectureColumns() {
    return List.of("arch");
  }

  @Override
  public Optional<Measure> measure(String column) {
    return measure(column, SOURCE);
  }

  /** Scores of other spaces are handed on in the same layout, by others and without a licence. */
  @Override
  public Measure ofSpace(Measure measure, String space) {
    return SPACES.contains(space) ? measure.under(LICENCE) : measure.from("unstated");
  }

  static Optional<Measure> measure(String column, String source) {
    if (PROXIES.contains(column)) {
      return Optional.of(Measure.score(column, source));
    }
    if (column.equals("val_acc") || column.equals("val_accuracy")) {
      return Optional.of(
          Measure.of(
                  column, "validation_metric", "the task's: percent for classes", "higher", source)
              .split("valid")
              .noting(
                  "Of the training on the train split alone, measured on valid: not a test"
                      + " accuracy."));
    }
    return Optional.empty();
  }

  @Override
  public String architecture(CsvTable.Row line, String space, String dataset) {
    return naslib(line.text("arch"), space, dataset);
  }

  /**
   * An architecture as NASLib's tuples write it. Those of the cells of NAS-Bench-201 their space
   * reads. Those of TransNAS cells have two meanings. For the seven tasks of the benchmark they are
   * the digits of its text, in their order: the cells whose zen is undefined are just those in
   * which no path leads from input to output. For the others (svhn, ninapro, scifar100) they are
   * NASLib's own operations on NASLib's order of edges, as with NAS-Bench-201: only so do paths and
   * parameters agree.
   */
  static String naslib(String text, String space, String dataset) {
    Matcher tuple = TUPLE.matcher(text.strip());
    if (!space.equals(TRANSNAS) || !tuple.matches()) {
      return text.strip();
    }
    boolean ofBenchmark =
        Spaces.named(TRANSNAS).tasks().stream().anyMatch(task -> task.name().equals(dataset));
    if (ofBenchmark) {
      return tuple.replaceFirst(PREFIX + "$1_$2$3_$4$5$6");
    }
    String digits = tuple.replaceFirst("$1_$2$4_$3$5$6");
    StringBuilder cell = new StringBuilder(PREFIX);
    digits.chars().forEach(c -> cell.append(c == '_' ? '_' : NASLIB_DIGITS.charAt(c - '0')));
    return cell.toString();
  }
}
