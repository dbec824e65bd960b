package archsweep.table;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the footer of a table's file says beside Parquet's own metadata.
 *
 * @param chunk the chunk that the file holds; the name of the table for single files
 * @param key the columns that identify a row
 * @param rows how many rows were written
 * @param sha256 the SHA-256 of the rows in their order, in hexadecimal digits; it depends on the
 *     rows alone, not on pages, row groups or compression
 * @param metadata everything in the footer, with what the caller added
 */
public record Footer(
    String chunk, List<String> key, long rows, String sha256, Map<String, String> metadata) {

  static final String CHUNK = "archsweep.chunk";
  static final String KEY = "archsweep.key";
  static final String ROWS = "archsweep.rows";
  static final String SHA256 = "archsweep.sha256";
  static final String SEAL = "archsweep.seal";

  public Footer {
    key = List.copyOf(key);
    metadata = Map.copyOf(metadata);
  }

  /**
   * Reads the entries of a footer.
   *
   * @throws DamagedFileException if one of the entries is missing
   */
  static Footer of(String file, Map<String, String> metadata) throws DamagedFileException {
    for (String entry : List.of(CHUNK, KEY, ROWS, SHA256)) {
      if (!metadata.containsKey(entry)) {
        throw new DamagedFileException(file, "its footer has no " + entry);
      }
    }
    try {
      return new Footer(
          metadata.get(CHUNK),
          Arrays.stream(metadata.get(KEY).split(",")).filter(name -> !name.isEmpty()).toList(),
          Long.parseLong(metadata.get(ROWS)),
          metadata.get(SHA256),
          metadata);
    } catch (NumberFormatException e) {
      throw new DamagedFileException(file, "its footer has no number of rows", e);
    }
  }
}
