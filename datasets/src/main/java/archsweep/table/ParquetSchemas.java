package archsweep.table;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MICROS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;
import static org.apache.parquet.schema.Type.Repetition.OPTIONAL;
import static org.apache.parquet.schema.Type.Repetition.REQUIRED;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Between {@link TableSchema} and Parquet's own schemas. */
final class ParquetSchemas {

  private ParquetSchemas() {}

  static MessageType message(TableSchema schema) {
    List<Type> fields = new ArrayList<>();
    for (Column column : schema.columns()) {
      fields.add(field(column));
    }
    return new MessageType(schema.name(), fields);
  }

  /** The schema of a file, without the units and meanings, which files do not hold. */
  static TableSchema table(MessageType message, List<String> key) {
    List<Column> columns = new ArrayList<>();
    for (Type field : message.getFields()) {
      columns.add(new Column(field.getName(), type(field), "", "", field.isRepetition(OPTIONAL)));
    }
    return new TableSchema(message.getName(), "", columns, key);
  }

  private static Type field(Column column) {
    Type.Repetition repetition = column.nullable() ? OPTIONAL : REQUIRED;
    return switch (column.type()) {
      case TEXT -> Types.primitive(BINARY, repetition).as(stringType()).named(column.name());
      case INTEGER -> Types.primitive(INT64, repetition).named(column.name());
      case NUMBER -> Types.primitive(DOUBLE, repetition).named(column.name());
      case FLAG -> Types.primitive(BOOLEAN, repetition).named(column.name());
      case INSTANT ->
          Types.primitive(INT64, repetition).as(timestampType(true, MICROS)).named(column.name());
    };
  }

  private static ColumnType type(Type field) {
    if (!field.isPrimitive()) {
      throw new IllegalArgumentException("The tables are flat, but there is a " + field);
    }
    PrimitiveType primitive = field.asPrimitiveType();
    return switch (primitive.getPrimitiveTypeName()) {
      case BINARY -> ColumnType.TEXT;
      case INT64 ->
          primitive.getLogicalTypeAnnotation() == null ? ColumnType.INTEGER : ColumnType.INSTANT;
      case DOUBLE -> ColumnType.NUMBER;
      case BOOLEAN -> ColumnType.FLAG;
      default -> throw new IllegalArgumentException("No table has columns of the type " + field);
    };
  }
}
