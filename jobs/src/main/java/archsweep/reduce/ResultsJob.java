package archsweep.reduce;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;

import archsweep.cost.CostModels;
import archsweep.proxy.Proxy;
import archsweep.proxy.Vote;
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
import java.util.HashMap;
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
        scores(sweep), sweep.devices().stream().map(device -> device.name()).toList(), List.of());
  }

  /** The columns of scores: the proxies, and their vote if all voters are among them. */
  private static List<String> scores(Sweep sweep) {
    List<String> names = new ArrayList<>(sweep.proxies().stream().map(Proxy::name).toList());
    if (names.containsAll(Vote.VOTERS)) {
      names.add(Vote.NAME);
    }
    return names;
  }

  /** Writes results.parquet anew. */
  public void run(RunOwner owner) throws IOException {
    TableSchema schema = schema(sweep);
    Dataset<Row> joined = joined(owner.run().uri());
    Map<String, Double> votes = scores(sweep).contains(Vote.NAME) ? votes(joined) : Map.of();
    owner.replaceTable(schema, new Rows(schema, joined.toLocalIterator(), votes), Map.of());
  }

  /** The votes over the networks of the sweep, by network. */
  private static Map<String, Double> votes(Dataset<Row> joined) {
    List<String> columns = new ArrayList<>(Vote.VOTERS);
    columns.add(0, NETWORK);
    List<Row> networks = joined.select(columnsOf(columns)).dropDuplicates(NETWORK).collectAsList();
    double[][] scores = new double[Vote.VOTERS.size()][networks.size()];
    for (int i = 0; i < networks.size(); i++) {
      for (int voter = 0; voter < scores.length; voter++) {
        Double score = networks.get(i).getAs(Vote.VOTERS.get(voter));
        scores[voter][i] = score == null ? Double.NaN : score;
      }
    }
    double[] values = Vote.of(scores);
    Map<String, Double> votes = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        votes.put(networks.get(i).getAs(NETWORK), values[i]);
      }
    }
    return votes;
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
  private record Rows(TableSchema schema, Iterator<Row> rows, Map<String, Double> votes)
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
        String column = schema.columns().get(i).name();
        values[i] =
            column.equals(Vote.NAME) ? votes.get(row.<String>getAs(NETWORK)) : row.getAs(column);
      }
      return archsweep.table.Row.of(schema, values);
    }
  }
}
