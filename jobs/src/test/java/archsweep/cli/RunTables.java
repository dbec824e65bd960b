package archsweep.cli;

import archsweep.table.Row;
import archsweep.table.RowReader;
import archsweep.table.RunDirectory;
import archsweep.table.RunLocation;
import archsweep.table.TableReader;
import archsweep.table.TableSchema;
import archsweep.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a run holds, as the readers of {@code archsweep.table} find it. */
record RunTables(Path path) {

  /** The rows of a table that is committed chunk by chunk. */
  List<Row> rows(TableSchema table) throws IOException {
    try (TableReader reader = directory().rows(table)) {
      return all(reader);
    }
  }

  /** The rows of a table of one file, such as results. */
  List<Row> rows(String table) throws IOException {
    try (RowReader reader = directory().readSingle(table)) {
      return all(reader);
    }
  }

  /** The columns of a table of one file. */
  TableSchema schema(String table) throws IOException {
    try (RowReader reader = directory().readSingle(table)) {
      return reader.schema();
    }
  }

  /** The hash of everything that was computed; empty while the run is not finished. */
  String contentHash() throws IOException {
    return directory().manifest().orElseThrow().contentHash();
  }

  /** The bytes of every committed chunk, by its path in the run. */
  Map<String, byte[]> chunks() throws IOException {
    Map<String, byte[]> chunks = new TreeMap<>();
    for (TableSchema table : Tables.FAN_OUT) {
      for (Path file : files(table)) {
        chunks.put(path.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return chunks;
  }

  /** The files of a table, sorted; none before its first chunk. */
  List<Path> files(TableSchema table) throws IOException {
    Path tableFolder = path.resolve(table.name());
    if (!Files.isDirectory(tableFolder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(tableFolder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  /** A run of the same files in another place. */
  RunTables copyTo(Path target) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(path)) {
      all = tree.toList();
    }
    for (Path from : all) {
      Files.copy(from, target.resolve(path.relativize(from).toString()));
    }
    return new RunTables(target);
  }

  private RunDirectory directory() throws IOException {
    return RunDirectory.open(RunLocation.of(path.toString()));
  }

  private static List<Row> all(Iterator<Row> reader) {
    List<Row> rows = new ArrayList<>();
    reader.forEachRemaining(rows::add);
    return rows;
  }
}
