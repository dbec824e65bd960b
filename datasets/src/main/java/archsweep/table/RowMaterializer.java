package archsweep.table;

import java.util.List;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;

/** Makes rows of the values that Parquet hands out one by one. */
final class RowMaterializer extends RecordMaterializer<Row> {

  private final TableSchema schema;
  private final Root root;

  /**
   * @param schema that of the rows
   * @param present the columns whose values come, in their order; the others are null
   */
  RowMaterializer(TableSchema schema, List<Column> present) {
    this.schema = schema;
    this.root = new Root(schema, present);
  }

  @Override
  public Row getCurrentRecord() {
    return Row.checked(schema, root.values);
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  private static final class Root extends GroupConverter {
    private final Converter[] fields;
    private final int columns;
    private Object[] values = {};

    Root(TableSchema schema, List<Column> present) {
      columns = schema.columns().size();
      fields = new Converter[present.size()];
      for (int i = 0; i < fields.length; i++) {
        Column column = present.get(i);
        fields[i] = new Field(schema.position(column.name()), column.type());
      }
    }

    @Override
    public Converter getConverter(int position) {
      return fields[position];
    }

    @Override
    public void start() {
      values = new Object[columns];
    }

    @Override
    public void end() {}

    private final class Field extends PrimitiveConverter {
      private final int position;
      private final ColumnType type;
      private String[] dictionary = {};

      Field(int position, ColumnType type) {
        this.position = position;
        this.type = type;
      }

      @Override
      public boolean hasDictionarySupport() {
        return type == ColumnType.TEXT;
      }

      @Override
      public void setDictionary(Dictionary words) {
        dictionary = new String[words.getMaxId() + 1];
        for (int id = 0; id < dictionary.length; id++) {
          dictionary[id] = words.decodeToBinary(id).toStringUsingUTF8();
        }
      }

      @Override
      public void addValueFromDictionary(int id) {
        values[position] = dictionary[id];
      }

      @Override
      public void addBinary(Binary value) {
        values[position] = value.toStringUsingUTF8();
      }

      @Override
      public void addLong(long value) {
        if (type == ColumnType.INSTANT) {
          values[position] = Instants.ofMicros(value);
        } else {
          values[position] = value;
        }
      }

      @Override
      public void addDouble(double value) {
        values[position] = value;
      }

      @Override
      public void addBoolean(boolean value) {
        values[position] = value;
      }
    }
  }
}
