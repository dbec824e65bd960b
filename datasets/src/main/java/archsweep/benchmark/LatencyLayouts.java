package archsweep.benchmark;

import archsweep.config.CsvTable;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The latencies of HELP (Lee et al., NeurIPS 2021) and HW-NAS-Bench (Li et al., ICLR 2021). */
final class LatencyLayouts {

  private static final String HW_NAS_BENCH = "HW-NAS-Bench";
  private static final Set<String> BORROWED = Set.of("pixel3", "raspi4", "eyeriss", "fpga");
  private static final Set<String> PHONES =
      Set.of("essential_ph_1", "pixel2", "samsung_a50", "samsung_s7");
  private static final Set<String> BATCHES = Set.of("1", "32", "64", "256");
  private static final Set<String> ESTIMATED = Set.of("eyeriss", "fpga");
  private static final String ESTIMATE = "Of a simulator or an estimate, not of the clock.";
  private static final Pattern HW_COLUMN =
      Pattern.compile(
          "(cifar10|cifar100|ImageNet16-120)_(edgegpu|raspi4|edgetpu|pixel3|eyeriss|fpga)"
              + "_(latency|energy|arithmetic_intensity)");
  private static final Map<String, String> UNITS =
      Map.of("latency", "ms", "energy", "mJ", "arithmetic_intensity", "the source's");

  private LatencyLayouts() {}

  /** A column of HELP: a machine, with the batch behind it where the machine is a GPU. */
  private static Optional<Measure> help(String column, String dataset) {
    if (column.equals("idx") || column.equals("index") || column.startsWith("arch")) {
      return Optional.empty();
    }
    int cut = column.lastIndexOf('_');
    boolean batched =
        cut > 0 && BATCHES.contains(column.substring(cut + 1)) && !PHONES.contains(column);
    OptionalLong batch =
        batched ? OptionalLong.of(Long.parseLong(column.substring(cut + 1))) : OptionalLong.empty();
    String machine = batched ? column.substring(0, cut) : column;
    Measure measure =
        Measure.of(column, "latency", "ms", "lower", "HELP")
            .on(dataset)
            .ranBy(machine, batch)
            .under("MIT");
    if (BORROWED.contains(machine)) {
      String note = "These are the numbers of HW-NAS-Bench, not measured again.";
      measure =
          measure
              .from(HW_NAS_BENCH + ", by way of HELP")
              .noting(ESTIMATED.contains(machine) ? note + " " + ESTIMATE : note);
    }
    return Optional.of(
        PHONES.contains(machine) ? measure.noting("In whole milliseconds: many ties.") : measure);
  }

  /**
   * HELP's tables with the architecture in one column.
   *
   * @param dataset that the networks were built for
   */
  record Help(String dataset) implements CsvFormat.Layout {

    @Override
    public List<String> architectureColumns() {
      return List.of("arch");
    }

    @Override
    public Optional<Measure> measure(String column) {
      return help(column, dataset);
    }
  }

  /** HELP's table of Once-for-all, whose lines differ in the resolution of the images. */
  static final class HelpOnceForAll implements CsvFormat.Layout {

    private static final String COLUMN = "arch_json";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public List<String> architectureColumns() {
      return List.of(COLUMN);
    }

    @Override
    public Optional<Measure> measure(String column) {
      return help(column, "imagenet");
    }

    @Override
    public String architecture(CsvTable.Row line, String space, String dataset) {
      JsonNode setting = setting(line);
      return "ks=%s;e=%s;d=%s"
          .formatted(
              numbers(line, setting, "ks"),
              numbers(line, setting, "e"),
              numbers(line, setting, "d"));
    }

    @Override
    public Optional<String> dataset(CsvTable.Row line) {
      JsonNode resolution = setting(line).path("r");
      if (!resolution.isNumber() || resolution.asDouble() != resolution.asInt()) {
        throw line.wrong(COLUMN, line.text(COLUMN), "has no whole resolution r");
      }
      int size = resolution.asInt();
      return Optional.of(size == 224 ? "imagenet" : "imagenet-" + size);
    }

    private static String numbers(CsvTable.Row line, JsonNode setting, String key) {
      JsonNode values = setting.path(key);
      if (!values.isArray()) {
        throw line.wrong(COLUMN, line.text(COLUMN), "has no list " + key);
      }
      return values.toString().replaceAll("[\\[\\]]", "");
    }

    private static JsonNode setting(CsvTable.Row line) {
      try {
        return JSON.readTree(line.text(COLUMN));
      } catch (JsonProcessingException e) {
        throw line.wrong(COLUMN, line.text(COLUMN), "is no JSON");
      }
    }
  }

  /** The table of HW-NAS-Bench on the cells of NAS-Bench-201. */
  static final class HwNasBench implements CsvFormat.Layout {

    @Override
    public List<String> architectureColumns() {
      return List.of("arch");
    }

    @Override
    public Optional<Measure> measure(String column) {
      Matcher matcher = HW_COLUMN.matcher(column);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      String metric = matcher.group(3);
      Measure measure =
          Measure.of(
                  column,
                  metric,
                  UNITS.get(metric),
                  metric.equals("arithmetic_intensity") ? "higher" : "lower",
                  HW_NAS_BENCH)
              .on(matcher.group(1).toLowerCase(Locale.ROOT))
              .ranBy(matcher.group(2), OptionalLong.of(1))
              .under("MIT");
      return Optional.of(ESTIMATED.contains(matcher.group(2)) ? measure.noting(ESTIMATE) : measure);
    }
  }
}
