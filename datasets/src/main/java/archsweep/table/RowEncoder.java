package archsweep.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of a row that hashes are taken of. For each value that is not null, in the order of the
 * columns: the column's name, the type, the value; then an end mark. Texts carry their length, so
 * no two different rows have the same bytes. A nullable column that a later version adds leaves the
 * bytes of old rows as they were. Not thread-safe.
 */
final class RowEncoder {

  private static final byte END = 0;

  private final List<Column> columns;
  private final byte[][] names;
  private byte[] buffer = new byte[512];
  private int length;

  RowEncoder(TableSchema schema) {
    columns = schema.columns();
    names = new byte[columns.size()][];
    for (int i = 0; i < names.length; i++) {
      names[i] = columns.get(i).name().getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Feeds the bytes of a row of this encoder's schema to a digest. */
  void update(MessageDigest digest, Row row) {
    length = 0;
    for (int i = 0; i < names.length; i++) {
      Object value = row.valueAt(i);
      if (value != null) {
        put(names[i]);
        put(columns.get(i).type().code());
        put(value);
      }
    }
    put(END);
    digest.update(buffer, 0, length);
  }

  private void put(Object value) {
    if (value instanceof String text) {
      put(text.getBytes(StandardCharsets.UTF_8));
    } else if (value instanceof Long whole) {
      put(whole.longValue());
    } else if (value instanceof Double number) {
      put(Double.doubleToLongBits(number));
    } else if (value instanceof Boolean flag) {
      put((byte) (flag ? 1 : 0));
    } else if (value instanceof Instant instant) {
      put(Instants.micros(instant));
    } else {
      throw new IllegalStateException("No bytes for a " + value.getClass());
    }
  }

  private void put(byte[] bytes) {
    put((long) bytes.length);
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  private void put(long bits) {
    reserve(Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      buffer[length++] = (byte) (bits >>> shift);
    }
  }

  private void put(byte single) {
    reserve(1);
    buffer[length++] = single;
  }

  private void reserve(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
    }
  }
}
