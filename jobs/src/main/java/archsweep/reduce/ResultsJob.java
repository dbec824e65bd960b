package archsweep.reduce;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;

import archsweep.cost.CostModels;
import archsweep.proxy.Proxy;
import archsweep.score.ScoreWork;
import archsweep.sweep.CostColumn;
import archsweep.sweep.Sweep;
import archsweep.table.Column;
import archsweep.table.RowStatus;
import archsweep.table.RunOwner;
import archsweep.table.TableSchema;
import archsweep.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Joins candidates, scores and costs into the wide table of results: one row a candidate of the
 * sweep as it is now, in the order of the sample, so that rows of settings that were taken out of
 * the sweep file again do not show. A proxy that was computed from several minibatches or
 * initialisations shows its mean.
 */
public final class ResultsJob {

  private static final String NETWORK = "network_id";
  private static final String PRECISION = "precision_id";

  private final SparkSession spark;
  private final Sweep sweep;
  private final List<CostColumn> devices;

  public ResultsJob(SparkSession spark, Sweep sweep) {
    this.spark = spark;
    this.sweep = sweep;
    this.devices =
        sweep.devices().stream().map(device -> CostColumn.of(CostModels.of(device))).toList();
  }

  /** The schema of the results of this sweep. */
  public static TableSchema schema(Sweep sweep) {
    return Tables.results(
        sweep.proxies().stream().map(Proxy::name).toList(),
        sweep.devices().stream().map(device -> device.name()).toList(),
        List.of());
  }

  /** Writes results.parquet anew. */
  public void run(RunOwner owner) throws IOException {
    TableSchema schema = schema(sweep);
    Iterator<Row> joined = joined(owner.run().uri()).toLocalIterator();
    owner.replaceTable(schema, new Rows(schema, joined), Map.of());
  }

  private Dataset<Row> joined(String run) {
    List<String> schemes = sweep.schemes().stream().map(scheme -> scheme.name()).toList();
    Dataset<Row> results =
        spark
            .read()
            .parquet(run + "/candidates")
            .where(col("ordinal").lt(sweep.architectures()))
            .where(col("scheme").isin(schemes.toArray()));
    Dataset<Row> scores = currentScores(run);
    results = withScores(results, scores, false, List.of(NETWORK));
    results = withScores(results, scores, true, List.of(NETWORK, PRECISION));
    results = results.join(costs(run), columns(List.of(NETWORK, PRECISION)), "left");
    org.apache.spark.sql.Column order =
        array_position(
            array(schemes.stream().map(s -> lit(s)).toArray(org.apache.spark.sql.Column[]::new)),
            col("scheme"));
    return results.orderBy(col("ordinal"), order);
  }

  private Dataset<Row> currentScores(String run) {
    org.apache.spark.sql.Column current = lit(false);
    for (Proxy proxy : sweep.proxies()) {
      current =
          current.or(
              col("proxy")
                  .equalTo(proxy.name())
                  .and(col("proxy_version").equalTo(proxy.descriptor().version())));
    }
    return spark
        .read()
        .parquet(run + "/scores")
        .where(col("status").equalTo(RowStatus.OK.text()))
        .where(col("batch_seed").isin(sweep.data().batchSeeds().toArray()))
        .where(col("init_seed").isin(sweep.data().initSeeds().toArray()))
        .where(current);
  }

  private Dataset<Row> withScores(
      Dataset<Row> results, Dataset<Row> scores, boolean ofPrecision, List<String> key) {
    List<Object> names = new ArrayList<>();
    for (Proxy proxy : sweep.proxies()) {
      if (proxy.descriptor().usesPrecision() == ofPrecision) {
        names.add(proxy.name());
      }
    }
    if (names.isEmpty()) {
      return results;
    }
    org.apache.spark.sql.Column any = col(PRECISION).equalTo(ScoreWork.ANY_PRECISION);
    Dataset<Row> wide =
        scores
            .where(ofPrecision ? any.unary_$bang() : any)
            .groupBy(columnsOf(key))
            .pivot("proxy", names)
            .agg(avg("value"));
    return results.join(wide, columns(key), "left");
  }

  private Dataset<Row> costs(String run) {
    org.apache.spark.sql.Column current = lit(false);
    List<Object> names = new ArrayList<>();
    for (CostColumn device : devices) {
      names.add(device.device());
      current =
          current.or(
              col("device")
                  .equalTo(device.device())
                  .and(col("device_version").equalTo(device.version())));
    }
    List<String> figures = Tables.FIGURES;
    org.apache.spark.sql.Column[] rest =
        figures.stream()
            .skip(1)
            .map(figure -> first(figure).as(figure))
            .toArray(org.apache.spark.sql.Column[]::new);
    Dataset<Row> wide =
        spark
            .read()
            .parquet(run + "/costs")
            .where(col("status").equalTo(RowStatus.OK.text()))
            .where(current)
            .groupBy(col(NETWORK), col(PRECISION))
            .pivot("device", names)
            .agg(first(figures.get(0)).as(figures.get(0)), rest);
    for (CostColumn device : devices) {
      for (String figure : figures) {
        wide =
            wide.withColumnRenamed(
                device.device() + "_" + figure, Column.nameOf(device.device()) + "_" + figure);
      }
    }
    return wide;
  }

  private static String[] columns(List<String> names) {
    return names.toArray(String[]::new);
  }

  private static org.apache.spark.sql.Column[] columnsOf(List<String> names) {
    return names.stream().map(name -> col(name)).toArray(org.apache.spark.sql.Column[]::new);
  }

  /** Spark's rows as those of the table. */
  private record Rows(TableSchema schema, Iterator<Row> rows)
      implements Iterator<archsweep.table.Row> {

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public archsweep.table.Row next() {
      Row row = rows.next();
      Object[] values = new Object[schema.columns().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = row.getAs(schema.columns().get(i).name());
      }
      return archsweep.table.Row.of(schema, values);
    }
  }
}
