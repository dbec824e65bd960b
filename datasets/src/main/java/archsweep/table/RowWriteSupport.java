package archsweep.table;

import archsweep.identity.Hashes;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Hands rows to Parquet, and puts their number and SHA-256 into the footer at the end. */
final class RowWriteSupport extends WriteSupport<Row> {

  private final TableSchema schema;
  private final List<Column> columns;
  private final Map<String, String> metadata;
  private final Runnable beforeFooter;
  private final RowEncoder encoder;
  private final MessageDigest digest = Hashes.sha256();
  private RecordConsumer consumer;
  private long rows;
  private String sha256 = "";

  /**
   * @param beforeFooter called when all pages are written and nothing of the footer is
   */
  RowWriteSupport(TableSchema schema, Map<String, String> metadata, Runnable beforeFooter) {
    this.beforeFooter = beforeFooter;
    this.schema = schema;
    this.columns = schema.columns();
    this.metadata = metadata;
    this.encoder = new RowEncoder(schema);
  }

  @Override
  @SuppressWarnings("deprecation") // abstract in the superclass
  public WriteContext init(Configuration configuration) {
    return new WriteContext(ParquetSchemas.message(schema), metadata);
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(ParquetSchemas.message(schema), metadata);
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(Row row) {
    if (!row.schema().equals(schema)) {
      throw new IllegalArgumentException(
          "A row of %s cannot stand in %s.".formatted(row.schema(), schema));
    }
    encoder.update(digest, row);
    rows++;
    consumer.startMessage();
    for (int i = 0; i < columns.size(); i++) {
      Object value = row.valueAt(i);
      if (value != null) {
        String name = columns.get(i).name();
        consumer.startField(name, i);
        add(value);
        consumer.endField(name, i);
      }
    }
    consumer.endMessage();
  }

  private void add(Object value) {
    if (value instanceof String text) {
      consumer.addBinary(Binary.fromString(text));
    } else if (value instanceof Long whole) {
      consumer.addLong(whole);
    } else if (value instanceof Double number) {
      consumer.addDouble(number);
    } else if (value instanceof Boolean flag) {
      consumer.addBoolean(flag);
    } else {
      consumer.addLong(Instants.micros((Instant) value));
    }
  }

  @Override
  public FinalizedWriteContext finalizeWrite() {
    beforeFooter.run();
    sha256 = HexFormat.of().formatHex(digest.digest());
    Map<String, String> last = new HashMap<>();
    last.put(Footer.ROWS, Long.toString(rows));
    last.put(Footer.SHA256, sha256);
    return new FinalizedWriteContext(last);
  }

  /** The rows written so far. */
  long rows() {
    return rows;
  }

  /** The SHA-256 of the rows, in their order; known after {@link #finalizeWrite}. */
  String sha256() {
    return sha256;
  }
}
