package archsweep.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run was made of and what came out, in manifest.json.
 *
 * @param identity what makes it this run and no other; see {@link RunIdentity}
 * @param versions of the program, its libraries, proxies and cost models, and its commit
 * @param inputs the SHA-256 of the files that it read
 * @param rows the number of rows of each table
 * @param files the SHA-256 of each file that it wrote
 * @param contentHash see {@link ContentHash}; empty while the run is not finished
 */
public record Manifest(
    SortedMap<String, String> identity,
    SortedMap<String, String> versions,
    SortedMap<String, String> inputs,
    SortedMap<String, Long> rows,
    SortedMap<String, String> files,
    String contentHash) {

  static final String FILE = "manifest.json";

  public Manifest {
    identity = new TreeMap<>(identity);
    versions = new TreeMap<>(versions);
    inputs = new TreeMap<>(inputs);
    rows = new TreeMap<>(rows);
    files = new TreeMap<>(files);
  }

  /** The manifest of a run that has just begun. */
  public static Manifest begun(
      RunIdentity identity, Map<String, String> versions, Map<String, String> inputs) {
    return new Manifest(
        new TreeMap<>(identity.parts()),
        new TreeMap<>(versions),
        new TreeMap<>(inputs),
        new TreeMap<>(),
        new TreeMap<>(),
        "");
  }

  JsonNode toJson() {
    ObjectNode json = Json.object();
    identity.forEach(json.putObject("identity")::put);
    versions.forEach(json.putObject("versions")::put);
    inputs.forEach(json.putObject("inputs")::put);
    rows.forEach(json.putObject("rows")::put);
    files.forEach(json.putObject("files")::put);
    return json.put("content_hash", contentHash);
  }

  static Manifest fromJson(JsonNode json) {
    SortedMap<String, Long> rows = new TreeMap<>();
    json.required("rows")
        .properties()
        .forEach(entry -> rows.put(entry.getKey(), entry.getValue().asLong()));
    return new Manifest(
        texts(json, "identity"),
        texts(json, "versions"),
        texts(json, "inputs"),
        rows,
        texts(json, "files"),
        json.required("content_hash").asText());
  }

  private static SortedMap<String, String> texts(JsonNode json, String field) {
    SortedMap<String, String> texts = new TreeMap<>();
    json.required(field)
        .properties()
        .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
