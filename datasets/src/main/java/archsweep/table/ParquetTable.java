package archsweep.table;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;

/**
 * Parquet files of rows: Zstandard pages with checksums, and a {@link Footer}. Zstandard comes in
 * its jar for every platform that Spark runs on; nothing has to be installed.
 */
public final class ParquetTable {

  private ParquetTable() {}

  /**
   * Writes a file.
   *
   * @param chunk what the footer calls the rows
   * @param rows in the order in which they are to stand; all of the schema
   * @param metadata further entries of the footer
   * @return what the footer says
   */
  static Footer write(
      OutputFile file,
      TableSchema schema,
      String chunk,
      Iterator<Row> rows,
      Map<String, String> metadata)
      throws IOException {
    Map<String, String> entries = new HashMap<>(metadata);
    entries.put(Footer.CHUNK, chunk);
    entries.put(Footer.KEY, String.join(",", schema.key()));
    entries.put(Footer.SEAL, Seal.BLANK);
    Seal.Sealing sealing = Seal.sealing(file);
    RowWriteSupport support = new RowWriteSupport(schema, entries, sealing::holdBack);
    try (ParquetWriter<Row> writer = new Builder(sealing, support).build()) {
      while (rows.hasNext()) {
        writer.write(rows.next());
      }
    }
    entries.put(Footer.ROWS, Long.toString(support.rows()));
    entries.put(Footer.SHA256, support.sha256());
    return Footer.of(file.getPath(), entries);
  }

  /** Reads the footer of a file, and no rows. */
  static Footer footer(String name, InputFile file) throws IOException {
    try (RowReader reader = RowReader.open(name, file)) {
      return reader.footer();
    }
  }

  private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
    private final RowWriteSupport support;

    Builder(OutputFile file, RowWriteSupport support) {
      super(file);
      this.support = support;
      withConf(new Configuration(false));
      withCompressionCodec(CompressionCodecName.ZSTD);
      withPageWriteChecksumEnabled(true);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in the superclass
    protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
      return support;
    }
  }
}
