package archsweep.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows that tests fill tables with. */
final class SampleRows {

  private SampleRows() {}

  /** A row of scores with its own key. */
  static Row score(int network, String proxy) {
    return Row.builder(Tables.SCORES)
        .set("network_id", "n%06d".formatted(network))
        .set("precision_id", "any")
        .set("dataset", "fashion-mnist-sample")
        .set("batch_seed", 1L)
        .set("init_seed", 2L)
        .set("proxy", proxy)
        .set("proxy_version", 1L)
        .set("value", network * 0.25)
        .set("status", "ok")
        .build();
  }

  static List<Row> scores(int from, int to) {
    List<Row> rows = new ArrayList<>();
    for (int network = from; network < to; network++) {
      rows.add(score(network, "synflow"));
    }
    return rows;
  }

  /** A row with random values, nulls among them. */
  static Row random(TableSchema schema, Random random) {
    Object[] values = new Object[schema.columns().size()];
    for (int i = 0; i < values.length; i++) {
      Column column = schema.columns().get(i);
      if (!column.nullable() || random.nextInt(3) > 0) {
        values[i] = random(column, random);
      }
    }
    return Row.of(schema, values);
  }

  private static Object random(Column column, Random random) {
    if (column.name().equals("status")) {
      return RowStatus.values()[random.nextInt(RowStatus.values().length)].text();
    }
    return switch (column.type()) {
      case TEXT -> random.nextInt(2) == 0 ? "word" + random.nextInt(5) : text(random);
      case INTEGER -> random.nextLong();
      case NUMBER -> random.nextGaussian() * Math.pow(10, random.nextInt(300) - 150);
      case FLAG -> random.nextBoolean();
      case INSTANT -> Instant.ofEpochSecond(random.nextInt(), 1000L * random.nextInt(1_000_000));
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint("aZ|~,\"\n é漢\uD83D\uDE00".codePoints().toArray()[random.nextInt(11)]);
    }
    return text.toString();
  }
}
