package archsweep.benchmark;

import archsweep.config.TextFiles;
import archsweep.config.UserException;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import archsweep.table.Row;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files zc_*.json that NASLib's {@code get_zc_benchmark_api} loads: an object of datasets, each
 * an object of architectures, each with an object {@code score} and {@code time} for every proxy
 * and a number {@code val_accuracy}.
 */
final class SuiteZeroJson implements TableFormat {

  private static final String SOURCE = "NAS-Bench-Suite-Zero";
  private static final String LICENCE = "Apache-2.0";

  /** Their names of datasets, where this program has another. */
  private static final Map<String, String> DATASETS = Map.of("ImageNet16-120", "imagenet16-120");

  @Override
  public String name() {
    return "nb-suite-zero-json";
  }

  @Override
  public String meaning() {
    return "zc_*.json of NAS-Bench-Suite-Zero: every dataset in one file; needs --space.";
  }

  @Override
  public List<Row> read(Path file, ImportOptions options) {
    SearchSpace space = Spaces.named(options.space(this));
    JsonNode root = parse(file);
    MeasurementRows rows = new MeasurementRows(space);
    for (Map.Entry<String, JsonNode> dataset : root.properties()) {
      String data = DATASETS.getOrDefault(dataset.getKey(), dataset.getKey());
      for (Map.Entry<String, JsonNode> entry : dataset.getValue().properties()) {
        String place = "%s: %s, %s".formatted(file, dataset.getKey(), entry.getKey());
        if (!entry.getValue().isObject()) {
          throw wrong(place, "is no object of proxies");
        }
        MeasurementRows.Subject subject =
            rows.subject(
                place, "key", ScoreLayout.naslib(entry.getKey(), space.name(), data), data);
        for (Map.Entry<String, JsonNode> field : entry.getValue().properties()) {
          ScoreLayout.measure(field.getKey(), SOURCE)
              .map(measure -> options.applied(measure.under(LICENCE).on(data)))
              .ifPresent(
                  measure ->
                      rows.add(subject, measure, value(place, field.getKey(), field.getValue())));
        }
      }
    }
    if (rows.rows().isEmpty()) {
      throw wrong(file.toString(), "holds no dataset with architectures and proxies");
    }
    return rows.rows();
  }

  private static Optional<Double> value(String place, String field, JsonNode node) {
    JsonNode score = node.isObject() ? node.path("score") : node;
    if (score.isNull()) {
      return Optional.empty();
    }
    if (!score.isNumber()) {
      throw wrong(place, "has as %s (%s) no number".formatted(field, node));
    }
    return Optional.of(score.asDouble());
  }

  private static JsonNode parse(Path file) {
    try {
      ObjectMapper mapper = new ObjectMapper();
      mapper.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature());
      JsonNode root = mapper.readTree(TextFiles.read(file));
      if (!root.isObject()) {
        throw wrong(file + ":1", "is no object of datasets");
      }
      return root;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new UserException(
          "%s:%d: this is no JSON: %s.".formatted(file, line, e.getOriginalMessage()),
          "the download was cut off.",
          e);
    }
  }

  private static UserException wrong(String place, String reason) {
    return new UserException(
        "%s %s.".formatted(place, reason), "it is another format; docs/publishing.md lists them.");
  }
}
