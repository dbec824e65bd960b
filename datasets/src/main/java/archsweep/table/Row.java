package archsweep.table;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A row of a table, checked against its schema when it is made: a missing value in a column that is
 * not nullable, a value of another type and a number that is not finite are defects of the program.
 * Immutable.
 */
public final class Row {

  private final TableSchema schema;
  private final Object[] values;

  /** Takes the array as it is: the caller must not keep it. */
  private Row(TableSchema schema, Object[] values) {
    this.schema = schema;
    this.values = values;
  }

  /**
   * A row from its values in the order of the columns, null where there is none.
   *
   * @throws IllegalArgumentException naming the column, if a value does not fit
   */
  public static Row of(TableSchema schema, Object... values) {
    return checked(schema, values.clone());
  }

  public static Builder builder(TableSchema schema) {
    return new Builder(schema);
  }

  static Row checked(TableSchema schema, Object[] values) {
    if (values.length != schema.columns().size()) {
      throw new IllegalArgumentException(
          "A row of %s has %d values.".formatted(schema, values.length));
    }
    for (int i = 0; i < values.length; i++) {
      Column column = schema.columns().get(i);
      if (values[i] == null ? !column.nullable() : !column.type().accepts(values[i])) {
        throw new IllegalArgumentException(
            "The value (%s) of %s.%s must be %s%s."
                .formatted(
                    values[i],
                    schema.name(),
                    column.name(),
                    column.type(),
                    column.nullable() ? " or null" : ""));
      }
    }
    return new Row(schema, values);
  }

  public TableSchema schema() {
    return schema;
  }

  /** Whether the row lacks the value of a column. */
  public boolean isNull(String column) {
    return values[schema.position(column)] == null;
  }

  public String text(String column) {
    return (String) present(column);
  }

  public long integer(String column) {
    return (Long) present(column);
  }

  public double number(String column) {
    return (Double) present(column);
  }

  public boolean flag(String column) {
    return (Boolean) present(column);
  }

  public Instant instant(String column) {
    return (Instant) present(column);
  }

  public Optional<String> optionalText(String column) {
    return Optional.ofNullable((String) values[schema.position(column)]);
  }

  public OptionalLong optionalInteger(String column) {
    return isNull(column) ? OptionalLong.empty() : OptionalLong.of(integer(column));
  }

  public OptionalDouble optionalNumber(String column) {
    return isNull(column) ? OptionalDouble.empty() : OptionalDouble.of(number(column));
  }

  /** The value of a column of numbers, whole or not. */
  public OptionalDouble numeric(String column) {
    return values[schema.position(column)] instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  /** The value at a position, of the column's Java type. */
  public Optional<Object> at(int position) {
    return Optional.ofNullable(values[position]);
  }

  /**
   * The value at a position, or null: within the package, where an Optional a value is too dear.
   */
  Object valueAt(int position) {
    return values[position];
  }

  private Object present(String column) {
    Object value = values[schema.position(column)];
    if (value == null) {
      throw new IllegalStateException(
          "The row has no %s.%s: %s".formatted(schema.name(), column, this));
    }
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Row row
        && schema.equals(row.schema)
        && Arrays.equals(values, row.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return schema.name() + Arrays.toString(values);
  }

  /**
   * Sets the values of rows by name; what is not set is null. A value stays until it is set again.
   */
  public static final class Builder {
    private final TableSchema schema;
    private final Object[] values;

    private Builder(TableSchema schema) {
      this.schema = schema;
      this.values = new Object[schema.columns().size()];
    }

    public Builder set(String column, String value) {
      return put(column, value);
    }

    public Builder set(String column, long value) {
      return put(column, value);
    }

    public Builder set(String column, double value) {
      return put(column, value);
    }

    public Builder set(String column, boolean value) {
      return put(column, value);
    }

    public Builder set(String column, Instant value) {
      return put(column, value);
    }

    public Builder set(String column, OptionalLong value) {
      return value.isPresent() ? put(column, value.getAsLong()) : this;
    }

    public Builder set(String column, OptionalDouble value) {
      return value.isPresent() ? put(column, value.getAsDouble()) : this;
    }

    /** Copies the columns that a row of another table shares with this one by name. */
    public Builder copy(Row row) {
      for (int i = 0; i < row.values.length; i++) {
        String column = row.schema.columns().get(i).name();
        if (row.values[i] != null && schema.has(column)) {
          put(column, row.values[i]);
        }
      }
      return this;
    }

    /** Copies a value from a column of another row, which may have another name there. */
    public Builder copyValue(String column, Row row, String from) {
      return put(column, row.values[row.schema.position(from)]);
    }

    private Builder put(String column, Object value) {
      values[schema.position(column)] = value;
      return this;
    }

    /**
     * Makes the row.
     *
     * @throws IllegalArgumentException naming the column, if a value is missing or does not fit
     */
    public Row build() {
      return checked(schema, values.clone());
    }
  }
}
