package archsweep.publish;

import archsweep.table.Column;
import archsweep.table.ColumnType;
import archsweep.table.TableSchema;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Metadata in JSON-LD after the Croissant Format Specification 1.0 (MLCommons, 2024): the dataset,
 * its files with their checksums, and one record set with a field for each column of the table.
 */
public final class Croissant {

  static final String VERSION = "http://mlcommons.org/croissant/1.0";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The terms of the specification that stand for themselves in its namespace. */
  private static final List<String> TERMS =
      List.of(
          "citeAs",
          "column",
          "extract",
          "field",
          "fileProperty",
          "fileObject",
          "fileSet",
          "format",
          "includes",
          "isLiveDataset",
          "jsonPath",
          "key",
          "md5",
          "parentField",
          "path",
          "recordSet",
          "references",
          "regex",
          "repeated",
          "replace",
          "separator",
          "source",
          "subField",
          "transform");

  private Croissant() {}

  /**
   * The metadata, indented.
   *
   * @param facts about the dataset
   * @param files all of them
   * @param schema the columns of the table
   * @param table the file, one of the files, that the columns are extracted from
   */
  public static String json(
      DatasetFacts facts, List<PublishedFile> files, TableSchema schema, String table) {
    ObjectNode root = JSON.createObjectNode();
    root.set("@context", context());
    root.put("@type", "sc:Dataset")
        .put("conformsTo", VERSION)
        .put("name", facts.name())
        .put("description", facts.description())
        .put("license", "https://spdx.org/licenses/" + facts.licence())
        .put("url", facts.url())
        .put("version", "1.0.0")
        .put("datePublished", facts.datePublished())
        .put("isLiveDataset", false)
        .put("citeAs", String.join("\n", facts.citations()));
    root.putObject("creator").put("@type", "sc:Organization").put("name", facts.creator());
    root.putArray("keywords")
        .add("neural architecture search")
        .add("zero-cost proxies")
        .add("hardware cost")
        .add(schema.name());
    ArrayNode provenance = root.putArray("additionalProperty");
    facts
        .provenance()
        .forEach(
            (name, value) ->
                provenance
                    .addObject()
                    .put("@type", "sc:PropertyValue")
                    .put("name", name)
                    .put("value", value));
    ArrayNode distribution = root.putArray("distribution");
    for (PublishedFile file : files) {
      distribution
          .addObject()
          .put("@type", "cr:FileObject")
          .put("@id", file.name())
          .put("name", file.name())
          .put("description", file.description())
          .put("contentUrl", file.name())
          .put("contentSize", file.bytes() + " B")
          .put("encodingFormat", file.encodingFormat())
          .put("sha256", file.sha256());
    }
    recordSet(root.putArray("recordSet").addObject(), schema, table);
    return root.toPrettyString() + "\n";
  }

  private static void recordSet(ObjectNode records, TableSchema schema, String table) {
    String id = schema.name();
    records
        .put("@type", "cr:RecordSet")
        .put("@id", id)
        .put("name", id)
        .put("description", schema.meaning());
    ArrayNode key = records.putArray("key");
    schema.key().forEach(column -> key.addObject().put("@id", id + "/" + column));
    ArrayNode fields = records.putArray("field");
    for (Column column : schema.columns()) {
      String unit = column.unit().isEmpty() ? "" : " Unit: " + column.unit() + ".";
      ObjectNode field =
          fields
              .addObject()
              .put("@type", "cr:Field")
              .put("@id", id + "/" + column.name())
              .put("name", column.name())
              .put("description", column.meaning() + unit)
              .put("dataType", dataType(column.type()));
      ObjectNode source = field.putObject("source");
      source.putObject("fileObject").put("@id", table);
      source.putObject("extract").put("column", column.name());
    }
  }

  private static String dataType(ColumnType type) {
    return switch (type) {
      case TEXT -> "sc:Text";
      case INTEGER -> "sc:Integer";
      case NUMBER -> "sc:Float";
      case FLAG -> "sc:Boolean";
      case INSTANT -> "sc:DateTime";
    };
  }

  private static ObjectNode context() {
    ObjectNode context = JSON.createObjectNode();
    context
        .put("@language", "en")
        .put("@vocab", "https://schema.org/")
        .put("sc", "https://schema.org/")
        .put("cr", "http://mlcommons.org/croissant/")
        .put("rai", "http://mlcommons.org/croissant/RAI/")
        .put("dct", "http://purl.org/dc/terms/")
        .put("conformsTo", "dct:conformsTo");
    TERMS.forEach(term -> context.put(term, "cr:" + term));
    Map.of("data", "@json", "examples", "@json", "dataType", "@vocab")
        .forEach(
            (term, type) -> context.putObject(term).put("@id", "cr:" + term).put("@type", type));
    return context;
  }
}
