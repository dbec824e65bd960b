package archsweep.table;

import archsweep.identity.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.parquet.io.InputFile;

/**
 * Compares a file with its own footer: the bytes with the seal, then the pages with their checksums
 * and the rows with their hash, which also finds what went wrong between the rows and the bytes.
 */
final class Verification {

  private Verification() {}

  /** What is wrong with a committed chunk, if anything is. */
  static Optional<Damage> of(TableSchema table, String chunk, String name, InputFile file)
      throws IOException {
    if (!Seal.isIntact(file)) {
      return Optional.of(new Damage(table, chunk, "Its bytes are not those that were written."));
    }
    try (RowReader rows = RowReader.open(name, file)) {
      Footer footer = rows.footer();
      MessageDigest digest = Hashes.sha256();
      RowEncoder encoder = new RowEncoder(rows.schema());
      long count = 0;
      while (rows.hasNext()) {
        encoder.update(digest, rows.next());
        count++;
      }
      if (!footer.chunk().equals(chunk)) {
        return Optional.of(new Damage(table, chunk, "It is the chunk " + footer.chunk() + "."));
      }
      if (count != footer.rows()) {
        return Optional.of(
            new Damage(
                table, chunk, "It has %d rows instead of %d.".formatted(count, footer.rows())));
      }
      if (!HexFormat.of().formatHex(digest.digest()).equals(footer.sha256())) {
        return Optional.of(
            new Damage(table, chunk, "Its rows do not have the hash of its footer."));
      }
      return Optional.empty();
    } catch (DamagedFileException e) {
      return Optional.of(new Damage(table, chunk, e.getMessage()));
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof DamagedFileException) {
        return Optional.of(new Damage(table, chunk, e.getCause().getMessage()));
      }
      throw e;
    }
  }
}
