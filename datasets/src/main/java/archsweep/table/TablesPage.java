package archsweep.table;

import java.util.List;

/** The page docs/tables.md, made from the schemas. */
public final class TablesPage {

  private static final List<String> PROXIES = List.of("synflow");
  private static final List<String> DEVICES = List.of("eyeriss_v1");

  private TablesPage() {}

  /** The page, in Markdown. */
  public static String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # The tables of a run

            Made from the schemas in `archsweep.table.Tables`; do not edit. After a change there:
            `mvn test -pl datasets -am -Dtest=TablesPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dpage.write`.

            The first five tables are folders of Parquet files, each of which appears whole: read them
            together, at any moment, as in `pd.read_parquet("RUN/scores")` or
            `SELECT * FROM read_parquet('RUN/scores/*.parquet')`. The others are single files.
            *key* marks the columns that identify a row.
            """);
    Tables.FAN_OUT.forEach(table -> append(page, table, "RUN/" + table.name() + "/"));
    append(page, Tables.PLACEMENTS, "RUN/placements/");
    page.append(
        """

        The columns of the following tables depend on the sweep. Here they are for one with the proxy
        `synflow`, the device `eyeriss_v1`, and the objectives synflow and latency.
        """);
    Column score = Tables.results(PROXIES, List.of(), List.of()).column("synflow");
    Column latency = Tables.COSTS.column("latency_us");
    for (TableSchema table :
        List.of(
            Tables.results(PROXIES, DEVICES, List.of()),
            Tables.pareto(List.of(score, latency)),
            Tables.training(
                List.of(Tables.CANDIDATES.column("parameters"), score), List.of(latency)))) {
      append(page, table, "RUN/" + table.name() + ".parquet");
    }
    append(page, Tables.DEVICES, "RUN/devices.parquet");
    append(page, Tables.CORRELATIONS, "RUN/correlations.parquet");
    page.append("\nThis table is no part of a run; `./run import` writes it.\n");
    append(page, Tables.MEASUREMENTS, "TABLE.parquet");
    page.append("\n## Values of `status`\n\n| status | counts for the content hash |\n|---|---|\n");
    for (RowStatus status : RowStatus.values()) {
      page.append("| %s | %s |\n".formatted(status.text(), status.deterministic() ? "yes" : "no"));
    }
    return page.toString();
  }

  private static void append(StringBuilder page, TableSchema table, String place) {
    page.append("\n## %s\n\n`%s` %s\n\n".formatted(table.name(), place, table.meaning()));
    page.append("| column | type | unit | null | meaning |\n|---|---|---|---|---|\n");
    for (Column column : table.columns()) {
      page.append(
          "| `%s`%s | %s | %s | %s | %s |\n"
              .formatted(
                  column.name(),
                  table.key().contains(column.name()) ? " *key*" : "",
                  sqlType(column.type()),
                  column.unit(),
                  column.nullable() ? "yes" : "",
                  column.meaning()));
    }
  }

  private static String sqlType(ColumnType type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case INTEGER -> "BIGINT";
      case NUMBER -> "DOUBLE";
      case FLAG -> "BOOLEAN";
      case INSTANT -> "TIMESTAMPTZ";
    };
  }
}
