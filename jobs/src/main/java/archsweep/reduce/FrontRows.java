package archsweep.reduce;

import archsweep.table.Row;
import archsweep.table.RowReader;
import archsweep.table.RunDirectory;
import archsweep.table.TableSchema;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The rows of all fronts, one device behind the other, made while they are written. */
final class FrontRows implements Iterator<Row>, Closeable {

  /** Makes the row of a candidate on a device from its row of the results. */
  interface RowMaker {
    Row make(TableSchema schema, FrontQuestion question, DeviceFront front, int i, Row result);
  }

  private static final List<String> NAMES = List.of("candidate_id", "architecture", "scheme");

  private final RunDirectory run;
  private final TableSchema schema;
  private final RowMaker maker;
  private final List<FrontQuestion> questions;
  private final List<DeviceFront> fronts;
  private int device = -1;
  private int next;
  private Optional<RowReader> results = Optional.empty();

  FrontRows(
      RunDirectory run,
      TableSchema schema,
      RowMaker maker,
      List<FrontQuestion> questions,
      List<DeviceFront> fronts) {
    this.run = run;
    this.schema = schema;
    this.maker = maker;
    this.questions = questions;
    this.fronts = fronts;
  }

  @Override
  public boolean hasNext() {
    try {
      while (results.isEmpty() || !results.get().hasNext()) {
        close();
        if (device + 1 == questions.size()) {
          return false;
        }
        device++;
        next = 0;
        results = Optional.of(run.readSingle("results", columns(questions.get(device))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return true;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row result = results.orElseThrow().next();
    return maker.make(schema, questions.get(device), fronts.get(device), next++, result);
  }

  @Override
  public void close() throws IOException {
    if (results.isPresent()) {
      results.get().close();
      results = Optional.empty();
    }
  }

  private static String[] columns(FrontQuestion question) {
    List<String> columns = new ArrayList<>(NAMES);
    question.objectives().stream().filter(c -> !columns.contains(c)).forEach(columns::add);
    return columns.toArray(String[]::new);
  }
}
