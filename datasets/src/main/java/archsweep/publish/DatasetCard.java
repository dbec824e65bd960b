package archsweep.publish;

import archsweep.table.Column;
import archsweep.table.TableSchema;
import java.util.List;
import java.util.Locale;

/** The README.md of a dataset, with the front matter that the Hugging Face Hub reads. */
public final class DatasetCard {

  private DatasetCard() {}

  /**
   * The card, in Markdown.
   *
   * @param rows of the table
   * @param left what was left out, as sentences
   */
  public static String markdown(
      DatasetFacts facts,
      List<PublishedFile> files,
      TableSchema schema,
      String table,
      long rows,
      List<String> left) {
    StringBuilder card = new StringBuilder();
    card.append(
        """
        ---
        license: %s
        pretty_name: "%s"
        tags: [neural-architecture-search, zero-cost-proxies, hardware-cost]
        configs:
          - config_name: default
            data_files: %s
        ---

        # %s

        %s

        %,d rows. %s

        ```python
        import pandas as pd
        table = pd.read_parquet("%s")
        ```

        ## Files

        | file | bytes | what |
        |---|---|---|
        """
            .formatted(
                facts.licence().toLowerCase(Locale.ROOT),
                facts.name().replace("\"", "'"),
                table,
                facts.name(),
                facts.description(),
                rows,
                schema.meaning(),
                table));
    files.forEach(
        file ->
            card.append(
                "| `%s` | %d | %s |\n".formatted(file.name(), file.bytes(), file.description())));
    card.append("\n`croissant.json` describes them in the Croissant vocabulary; ")
        .append("`sha256sum -c SHA256SUMS` checks them.\n\n## Columns\n\n")
        .append("| column | type | unit | null | meaning |\n|---|---|---|---|---|\n");
    for (Column column : schema.columns()) {
      card.append(
          "| `%s` | %s | %s | %s | %s |\n"
              .formatted(
                  column.name(),
                  column.type().name().toLowerCase(Locale.ROOT),
                  column.unit(),
                  column.nullable() ? "yes" : "",
                  column.meaning()));
    }
    card.append("\n## Provenance\n\n| | |\n|---|---|\n");
    facts
        .provenance()
        .forEach((name, value) -> card.append("| %s | %s |\n".formatted(name, value)));
    card.append("\n## Licence\n\n%s.\n".formatted(facts.licence()));
    left.forEach(sentence -> card.append(sentence).append('\n'));
    card.append("\n## Cite\n\n");
    facts.citations().forEach(citation -> card.append("- ").append(citation).append('\n'));
    return card.toString();
  }
}
