package archsweep.table;

import archsweep.identity.Hashes;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * One hash for what a run computed: equal for the same sweep on one machine or a hundred, in
 * whatever chunks and order. Of each fan-out table except timings it takes the rows with a
 * deterministic status (all, where the table has none), and adds up the SHA-256 of each, modulo
 * 2^256; the result is the SHA-256 of names, counts and sums.
 *
 * <p>A sum does not see the order of its terms, so nothing has to be sorted, and unlike an
 * exclusive or it sees whether a row stands there once or twice: it is the additive multiset hash
 * MSet-Add-Hash (Clarke et al., "Incremental Multiset Hash Functions and Their Application to
 * Memory Integrity Checking", ASIACRYPT 2003). Two different sets of rows that arose by accident
 * collide with a probability of about 2^-256; it does not hold against somebody who constructs rows
 * for the purpose.
 */
public final class ContentHash {

  private ContentHash() {}

  /** The hash of the committed rows, as 64 hexadecimal digits. */
  public static String of(RunDirectory run) throws IOException {
    MessageDigest whole = Hashes.sha256();
    for (TableSchema table : Tables.FAN_OUT) {
      if (!table.equals(Tables.TIMINGS)) {
        whole.update(of(run, table).getBytes(StandardCharsets.UTF_8));
      }
    }
    return HexFormat.of().formatHex(whole.digest());
  }

  private static String of(RunDirectory run, TableSchema table) throws IOException {
    MessageDigest digest = Hashes.sha256();
    BigInteger sum = BigInteger.ZERO;
    long count = 0;
    for (String chunk : run.committed(table)) {
      try (RowReader rows = run.read(table, chunk)) {
        RowEncoder encoder = new RowEncoder(rows.schema());
        while (rows.hasNext()) {
          Row row = rows.next();
          if (isDeterministic(row)) {
            encoder.update(digest, row);
            sum = sum.add(new BigInteger(1, digest.digest()));
            count++;
          }
        }
      }
    }
    BigInteger modulus = BigInteger.ONE.shiftLeft(256);
    return "%s %d %064x\n".formatted(table.name(), count, sum.mod(modulus));
  }

  private static boolean isDeterministic(Row row) {
    return !row.schema().has("status") || RowStatus.of(row.text("status")).deterministic();
  }
}
