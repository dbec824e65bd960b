package archsweep.probe;

import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.network.Parameters;
import archsweep.network.op.Shape;
import archsweep.proxy.Proxies;
import archsweep.proxy.ProxyResult;
import archsweep.proxy.Scorer;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import archsweep.torch.Arithmetic;
import archsweep.training.Minibatch;
import com.google.ortools.Loader;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.protobuf.Message;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * A job that uses every native library inside tasks, and prints a line for each task. Submitted by
 * {@link archsweep.cli.SubmitIT}.
 */
public final class NativeProbe {

  /** What the lines begin with. */
  public static final String MARK = "PROBE ";

  private NativeProbe() {}

  public static void main(String[] arguments) {
    SparkSession session = SparkSession.builder().appName("probe").getOrCreate();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    context
        .parallelize(List.of(0, 1, 2, 3), 4)
        .map(task -> MARK + answer(task) + processAndLibraries())
        .collect()
        .forEach(System.out::println);
    session.stop();
  }

  /** What a task finds out: the same wherever it runs. */
  public static String answer(int task) {
    return "task=%d optimum=%s synflow=%s".formatted(task, optimum(task), synflow(task));
  }

  private static String processAndLibraries() {
    String protobuf = Message.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return " pid=%d protobuf=%s"
        .formatted(
            ProcessHandle.current().pid(), protobuf.substring(protobuf.lastIndexOf('/') + 1));
  }

  /** The largest x + 2 y for 0 <= x, y <= 10 and x + y <= 10 + task. */
  private static String optimum(int task) {
    Loader.loadNativeLibraries();
    CpModel model = new CpModel();
    IntVar x = model.newIntVar(0, 10, "x");
    IntVar y = model.newIntVar(0, 10, "y");
    model.addLessOrEqual(LinearExpr.sum(new IntVar[] {x, y}), 10 + task);
    model.maximize(LinearExpr.weightedSum(new IntVar[] {x, y}, new long[] {1, 2}));
    CpSolver solver = new CpSolver();
    solver.getParameters().setNumWorkers(1);
    CpSolverStatus status = solver.solve(model);
    return status + ":" + Math.round(solver.objectiveValue());
  }

  private static String synflow(int task) {
    SearchSpace space = Spaces.named("nas-bench-201");
    Network network =
        space.toNetwork(
            space.decode(BigInteger.valueOf(7000L + task)), space.tasks().get(0), DeadEdges.DROP);
    Parameters parameters =
        Initialisation.PYTORCH_DEFAULT.draw(network, NetworkId.of(network), task);
    ProxyResult result =
        new Scorer(1L << 30)
            .score(
                network,
                parameters,
                minibatch(task),
                Arithmetic.FLOAT32,
                List.of(Proxies.named("synflow")))
            .get(0);
    return result.status() + ":" + result.value();
  }

  private static Minibatch minibatch(int task) {
    Shape shape = Shape.fixed(2, 3, 32, 32);
    float[] inputs = new float[(int) shape.elements()];
    Random random = new Random(task);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = random.nextFloat();
    }
    return new Minibatch(inputs, new int[] {0, 1}, shape);
  }
}
