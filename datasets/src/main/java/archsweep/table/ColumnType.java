package archsweep.table;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a column holds. */
public enum ColumnType {
  /** A {@link String}; UTF-8 in Parquet. */
  TEXT(String.class, 't'),
  /** A {@link Long}; INT64 in Parquet. */
  INTEGER(Long.class, 'i'),
  /** A finite {@link Double}: what is not finite is null, with a status that says so. */
  NUMBER(Double.class, 'n'),
  /** A {@link Boolean}. */
  FLAG(Boolean.class, 'f'),
  /** An {@link Instant} of whole microseconds; TIMESTAMP(MICROS, UTC) in Parquet. */
  INSTANT(Instant.class, 'u');

  private final Class<?> javaType;
  private final char code;

  ColumnType(Class<?> javaType, char code) {
    this.javaType = javaType;
    this.code = code;
  }

  /** The class of the values. */
  public Class<?> javaType() {
    return javaType;
  }

  /** What hashes of rows know the type by; never to be changed. */
  byte code() {
    return (byte) code;
  }

  /** Whether a value that is not null may stand in such a column. */
  boolean accepts(Object value) {
    return javaType.isInstance(value)
        && (!(value instanceof Double number) || Double.isFinite(number))
        && (!(value instanceof Instant instant)
            || instant.equals(instant.truncatedTo(ChronoUnit.MICROS)));
  }
}
