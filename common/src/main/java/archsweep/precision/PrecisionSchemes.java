package archsweep.precision;

import archsweep.config.Section;
import archsweep.config.UserException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the {@code precisions} of a sweep file:
 *
 * <pre>{@code
 * precisions:
 *   - int8                      # a format for all weights and activations
 *   - weights-only-int4         # a preset: activations stay fp16
 *   - {name: w4a8, weights: int4, activations: int8}
 *   - {name: guarded, preset: first-last-int8, default: int4, layers: {"*.residual.*": int8}}
 *   - {name: mixed, sample: 8, from: [int4, int8, e2m1, e4m3]}
 *   - {name: best, assign: 8, from: [int4, int8], device: nvidia-t4, budget: latency_us}
 * }</pre>
 *
 * <p>The preset {@code first-last-FORMAT} keeps the first and the last weighted layers at a format.
 * {@code sample} draws that many assignments, named {@code mixed-0001} and so on; with {@code
 * activations} beside it only the weights are drawn. {@code assign} takes that many assignments of
 * least loss, under as many budgets of a device. {@code default} and the values of {@code layers}
 * are a format or a group {@code {weights: ..., activations: ...}}.
 */
public final class PrecisionSchemes {

  private static final String FIRST_LAST = "first-last-";
  private static final String WEIGHTS_ONLY = "weights-only-";
  private static final int MOST_SAMPLES = 9_999;

  private PrecisionSchemes() {}

  /**
   * The schemes of a sweep in their order; full precision where the sweep names none.
   *
   * @throws UserException with file, line and key
   */
  public static List<PrecisionScheme> read(Section sweep) {
    String key = "precisions";
    if (!sweep.has(key)) {
      return sweep.texts(key, List.of(Formats.FP32.name())).stream()
          .map(name -> word(sweep, key, name))
          .toList();
    }
    List<PrecisionScheme> schemes = new ArrayList<>();
    sweep
        .<List<PrecisionScheme>>entries(
            key, name -> List.of(word(sweep, key, name)), PrecisionSchemes::group)
        .forEach(schemes::addAll);
    Set<String> names = new HashSet<>();
    for (PrecisionScheme scheme : schemes) {
      if (!names.add(scheme.name())) {
        throw sweep.wrong(key, scheme.name(), "stands twice", "give one of them another name.");
      }
    }
    if (schemes.isEmpty()) {
      throw sweep.wrong(key, "[]", "must not be empty", "write fp32 for full precision.");
    }
    return schemes;
  }

  private static PrecisionScheme word(Section section, String key, String name) {
    return LayerRules.uniform(
        name,
        name.startsWith(WEIGHTS_ONLY)
            ? weightsOnly(section, key, name)
            : LayerPrecision.of(format(section, key, name)));
  }

  private static List<PrecisionScheme> group(Section group) {
    String name = group.text("name");
    List<PrecisionScheme> schemes;
    if (group.has("assign")) {
      schemes = assigned(name, group);
    } else {
      schemes = group.has("sample") ? sampled(name, group) : List.of(rules(name, group));
    }
    group.refuseUnknownKeys();
    return schemes;
  }

  private static List<PrecisionScheme> sampled(String name, Section group) {
    long count = group.integer("sample", 1, MOST_SAMPLES);
    List<LayerPrecision> choices = choices(group, "sample");
    List<PrecisionScheme> schemes = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      schemes.add(new SampledPrecision(numbered(name, number), choices));
    }
    return schemes;
  }

  private static List<PrecisionScheme> assigned(String name, Section group) {
    int count = (int) group.integer("assign", 2, MOST_SAMPLES);
    List<LayerPrecision> choices = choices(group, "assign");
    String device = group.text("device");
    Budget budget = group.choice("budget", Budget.class, Budget.LATENCY_US);
    List<PrecisionScheme> schemes = new ArrayList<>();
    for (int step = 0; step < count; step++) {
      schemes.add(
          new AssignedPrecision(numbered(name, step + 1), choices, device, budget, step, count));
    }
    return schemes;
  }

  private static String numbered(String name, int number) {
    return "%s-%04d".formatted(name, number);
  }

  /** The formats {@code from} which layers choose. */
  private static List<LayerPrecision> choices(Section group, String key) {
    List<LayerPrecision> choices = new ArrayList<>();
    for (String text : group.texts("from")) {
      NumberFormat weights = format(group, "from", text);
      NumberFormat activations = group.has("activations") ? format(group, "activations") : weights;
      choices.add(new LayerPrecision(weights, activations));
    }
    if (choices.size() < 2) {
      throw group.wrong(
          "from", choices, "must name at least two formats", "drop %s and from.".formatted(key));
    }
    return choices;
  }

  private static LayerRules rules(String name, Section group) {
    String preset = group.text("preset", "");
    LayerPrecision usual = usual(preset, group);
    LayerPrecision ends =
        preset.startsWith(FIRST_LAST)
            ? LayerPrecision.of(format(group, "preset", preset.substring(FIRST_LAST.length())))
            : usual;
    Map<String, LayerPrecision> patterns = new LinkedHashMap<>();
    group
        .optionalSection("layers")
        .ifPresent(
            layers -> layers.keys().forEach(key -> patterns.put(key, precision(layers, key))));
    return new LayerRules(name, usual, ends, patterns);
  }

  private static LayerPrecision usual(String preset, Section group) {
    if (preset.startsWith(WEIGHTS_ONLY)) {
      return weightsOnly(group, "preset", preset);
    }
    if (!preset.isEmpty() && !preset.startsWith(FIRST_LAST)) {
      throw group.wrong(
          "preset", preset, "is none", "you meant first-last-int8 or weights-only-int4.");
    }
    return group.has("default")
        ? precision(group, "default")
        : new LayerPrecision(format(group, "weights"), format(group, "activations"));
  }

  private static LayerPrecision weightsOnly(Section section, String key, String preset) {
    String format = preset.substring(WEIGHTS_ONLY.length());
    return new LayerPrecision(format(section, key, format), Formats.FP16);
  }

  /** A format, or a group with one for weights and one for activations. */
  private static LayerPrecision precision(Section section, String key) {
    if (!section.isSection(key)) {
      return LayerPrecision.of(format(section, key));
    }
    Section group = section.section(key);
    LayerPrecision precision =
        new LayerPrecision(format(group, "weights"), format(group, "activations"));
    group.refuseUnknownKeys();
    return precision;
  }

  private static NumberFormat format(Section section, String key) {
    return format(section, key, section.text(key));
  }

  private static NumberFormat format(Section section, String key, String name) {
    return Formats.find(name)
        .orElseThrow(() -> section.wrong(key, name, "is no number format", Formats.advice(name)));
  }
}
