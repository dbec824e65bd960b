package archsweep.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table: its columns in their order, and those that identify a row. Immutable. */
public final class TableSchema {

  private final String name;
  private final String meaning;
  private final List<Column> columns;
  private final List<String> key;
  private final Map<String, Integer> positions = new LinkedHashMap<>();

  /**
   * @param name the folder or file of the table in a run
   * @param meaning what a row is, as a sentence
   * @param key the columns whose values together occur once
   */
  public TableSchema(String name, String meaning, List<Column> columns, List<String> key) {
    this.name = name;
    this.meaning = meaning;
    this.columns = List.copyOf(columns);
    this.key = List.copyOf(key);
    for (Column column : this.columns) {
      if (positions.put(column.name(), positions.size()) != null) {
        throw new IllegalArgumentException(
            "The table %s has two columns %s.".formatted(name, column.name()));
      }
    }
    this.key.forEach(this::position);
  }

  public String name() {
    return name;
  }

  public String meaning() {
    return meaning;
  }

  public List<Column> columns() {
    return columns;
  }

  public List<String> key() {
    return key;
  }

  public boolean has(String column) {
    return positions.containsKey(column);
  }

  public Column column(String column) {
    return columns.get(position(column));
  }

  /**
   * Where a column stands.
   *
   * @throws IllegalArgumentException if the table has no such column
   */
  public int position(String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException(
          "The table %s has no column %s, only %s.".formatted(name, column, positions.keySet()));
    }
    return position;
  }

  /** This table with some of its columns, in the order given; the key is what is left of it. */
  public TableSchema project(List<String> names) {
    List<Column> kept = new ArrayList<>();
    names.forEach(column -> kept.add(column(column)));
    return new TableSchema(name, meaning, kept, key.stream().filter(names::contains).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof TableSchema schema
            && name.equals(schema.name)
            && columns.equals(schema.columns)
            && key.equals(schema.key));
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + columns.hashCode();
  }

  @Override
  public String toString() {
    return name + positions.keySet();
  }
}
