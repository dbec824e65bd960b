package archsweep.cost.scalesim;

import archsweep.config.Similar;
import archsweep.config.TextFiles;
import archsweep.config.UserException;
import archsweep.cost.Folding;
import archsweep.device.Dataflow;
import archsweep.device.DeviceIdentity;
import archsweep.device.EnergyTable;
import archsweep.device.FormatSupport;
import archsweep.device.SystolicArray;
import archsweep.precision.Formats;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A SCALE-Sim configuration: {@code key: value} or {@code key = value} lines in sections. Its word
 * is a byte.
 *
 * @param rows of PEs
 * @param columns of PEs
 * @param ifmapBufferBytes both halves together
 * @param filterBufferBytes both halves together
 * @param ofmapBufferBytes both halves together
 * @param bandwidthWordsPerCycle of each operand's own path to DRAM; 0 if it is not bounded
 *     (InterfaceBandwidth: CALC)
 */
public record ScaleSimConfig(
    String name,
    int rows,
    int columns,
    Dataflow dataflow,
    long ifmapBufferBytes,
    long filterBufferBytes,
    long ofmapBufferBytes,
    long bandwidthWordsPerCycle) {

  private static final double CLOCK_MHZ = 1000;
  private static final int MOST_PES = 65_536;
  private static final long MOST_KB = 1 << 24;

  /**
   * Reads a configuration file.
   *
   * @throws UserException with file, line and key if it is none
   */
  public static ScaleSimConfig read(Path file) {
    Entries entries = new Entries(file);
    return new ScaleSimConfig(
        entries.text("run_name"),
        (int) entries.number("ArrayHeight", MOST_PES),
        (int) entries.number("ArrayWidth", MOST_PES),
        entries.choice("Dataflow", List.of(Dataflow.values())),
        entries.number("IfmapSramSzkB", MOST_KB) * 1024,
        entries.number("FilterSramSzkB", MOST_KB) * 1024,
        entries.number("OfmapSramSzkB", MOST_KB) * 1024,
        entries.choice("InterfaceBandwidth", List.of("CALC", "USER")).equals("USER")
            ? entries.number("Bandwidth", MOST_KB)
            : 0);
  }

  /**
   * The array as a device of int8, with what a configuration does not say assumed: a clock of 1
   * GHz, a vector unit as wide as the array, no energies. Each operand has a path of its own to
   * DRAM, so the device's bandwidth is that of all three; none is bounded where the tool's is not.
   */
  public SystolicArray device() {
    String label =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^[-.]+", "");
    return new SystolicArray(
        new DeviceIdentity(
            label.isEmpty() ? "scale-sim" : label, 1, "a SCALE-Sim configuration", "", "scale-sim"),
        new FormatSupport(label, List.of(Formats.INT8), Map.of()),
        1,
        rows,
        columns,
        dataflow,
        CLOCK_MHZ,
        ifmapBufferBytes,
        filterBufferBytes,
        ofmapBufferBytes,
        bandwidthIsBounded()
            ? 3 * bandwidthWordsPerCycle * CLOCK_MHZ * 1e6
            : Double.POSITIVE_INFINITY,
        columns,
        Map.of(Formats.INT8, 1),
        EnergyTable.UNKNOWN);
  }

  /** How this array folds an output [m, n] that is summed over k. */
  public Folding fold(long m, long n, long k) {
    return new Folding(dataflow, rows, columns, 1, m, n, k);
  }

  /** Whether each operand's path to DRAM has a bandwidth (InterfaceBandwidth: USER). */
  public boolean bandwidthIsBounded() {
    return bandwidthWordsPerCycle > 0;
  }

  /** The cycles that moving words takes, beyond those that one half of their buffer holds. */
  long transferCycles(long words, long bufferBytes) {
    return bandwidthIsBounded() ? Math.max(0, words - bufferBytes / 2) / bandwidthWordsPerCycle : 0;
  }

  private record Entry(String value, int line) {}

  private static final class Entries {

    private final Path file;
    private final Map<String, Entry> byKey = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Entries(Path file) {
      this.file = file;
      List<String> lines = TextFiles.read(file).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        if (line.isEmpty() || line.startsWith("[") || line.startsWith("#")) {
          continue;
        }
        String[] parts = line.split("[:=]", 2);
        if (parts.length < 2) {
          throw new UserException(
              "%s:%d: the line (%s) is no setting.".formatted(file, i + 1, line),
              "write it as key: value.");
        }
        byKey.put(parts[0].strip(), new Entry(parts[1].strip(), i + 1));
      }
    }

    String text(String key) {
      return entry(key).value();
    }

    long number(String key, long most) {
      Entry entry = entry(key);
      OptionalLong number = parse(entry.value());
      if (number.isEmpty() || number.getAsLong() < 1 || number.getAsLong() > most) {
        throw wrong(
            key, entry, "must be a positive whole number up to " + most, "it carries a unit.");
      }
      return number.getAsLong();
    }

    <T> T choice(String key, List<T> choices) {
      Entry entry = entry(key);
      for (T choice : choices) {
        if (choice.toString().equals(entry.value().toUpperCase(Locale.ROOT))) {
          return choice;
        }
      }
      throw wrong(key, entry, "is none of " + choices, "it is written in another way there.");
    }

    private Entry entry(String key) {
      return Optional.ofNullable(byKey.get(key))
          .orElseThrow(
              () ->
                  new UserException(
                      "%s: the key %s is missing.".formatted(file, key),
                      byKey.isEmpty() ? "add it." : Similar.advice(key, byKey.keySet())));
    }

    private UserException wrong(String key, Entry entry, String reason, String advice) {
      return new UserException(
          "%s:%d: the %s (%s) %s.".formatted(file, entry.line(), key, entry.value(), reason),
          advice);
    }

    private static OptionalLong parse(String value) {
      return value.matches("\\d{1,12}")
          ? OptionalLong.of(Long.parseLong(value))
          : OptionalLong.empty();
    }
  }
}
