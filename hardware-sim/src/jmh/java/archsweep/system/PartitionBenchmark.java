package archsweep.system;

import archsweep.system.bound.LowerBounds;
import archsweep.system.exact.Exact;
import archsweep.system.exact.Milp;
import archsweep.system.instance.Instance;
import archsweep.system.instance.InstanceFiles;
import archsweep.system.replay.Replay;
import archsweep.system.replay.ReplaySimulator;
import archsweep.system.schedule.NoPlacementException;
import archsweep.system.solvers.Partitioners;
import archsweep.system.workload.RandomWorkload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Solvers side by side on the latency of instances: a line for each instance and solver, with the
 * value that the replay found. docs/benchmarks.md says how to run it.
 */
public final class PartitionBenchmark {

  private PartitionBenchmark() {}

  /**
   * Runs solvers.
   *
   * @param arguments seconds, threads, solvers by commas (exact-alone and milp-alone have no
   *     heuristic to start from), then instances
   */
  public static void main(String[] arguments) {
    double seconds = Double.parseDouble(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    List<Partitioner> solvers =
        Stream.of(arguments[2].split(",")).map(PartitionBenchmark::solver).toList();
    List<String> lines = new ArrayList<>();
    for (String name : List.of(arguments).subList(3, arguments.length)) {
      Instance instance =
          RandomWorkload.named(name).orElseGet(() -> InstanceFiles.read(Path.of(name)));
      double bound = LowerBounds.of(instance).makespan();
      for (int s = 0; s < solvers.size(); s++) {
        String label = arguments[2].split(",")[s];
        lines.add(line(instance, label, solvers.get(s), bound, new Effort(seconds, threads, 1)));
        System.out.println(lines.get(lines.size() - 1));
      }
    }
  }

  private static String line(
      Instance instance, String label, Partitioner solver, double bound, Effort effort) {
    long began = System.nanoTime();
    try {
      Solution solution = solver.solve(instance, Objective.LATENCY, effort);
      double took = (System.nanoTime() - began) * 1e-9;
      Replay replay = ReplaySimulator.run(instance, solution.schedule());
      if (!replay.violations().isEmpty()) {
        throw new IllegalStateException(label + ": " + replay.violations());
      }
      return String.format(
          Locale.ROOT,
          "%s\t%d\t%s\t%.3f\t%.3f\t%.3f\t%.2f",
          instance.name().replaceAll(".*/", ""),
          instance.size(),
          label,
          replay.makespan(),
          bound,
          Math.max(bound, solution.bound()),
          took);
    } catch (NoPlacementException nothing) {
      return "%s\t%d\t%s\tnothing found".formatted(instance.name(), instance.size(), label);
    }
  }

  private static Partitioner solver(String name) {
    return switch (name) {
      case "exact-alone" -> new Exact(List.of());
      case "milp-alone" -> new Milp(List.of());
      default -> Partitioners.named(name);
    };
  }
}
