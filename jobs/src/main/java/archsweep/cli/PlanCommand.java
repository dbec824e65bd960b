package archsweep.cli;

import archsweep.network.Network;
import archsweep.pipeline.Forecast;
import archsweep.pipeline.SweepSource;
import archsweep.space.Architecture;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace.Choice;
import archsweep.sweep.Constraint;
import archsweep.sweep.Metric;
import archsweep.sweep.Sweep;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a sweep would be before anything is spent. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what a sweep would be before anything is spent: the size of its space, the",
      "range of every cheap metric, whether constraints can be met, rows, hours and bytes."
    })
final class PlanCommand implements Callable<Integer> {

  private static final int SHOWN = 2;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The sweep file.")
  private Path file;

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Changes a setting of the file.")
  private List<String> overrides = new ArrayList<>();

  @Override
  public Integer call() {
    Forecast forecast = Forecast.of(SweepSource.read(file, overrides).sweep());
    PrintWriter out = spec.commandLine().getOut();
    printSpace(out, forecast.sweep());
    printMetrics(out, forecast);
    printConstraints(out, forecast);
    forecast.refusals().forEach(refusal -> out.println("! " + refusal));
    printWork(out, forecast);
    return 0;
  }

  private static void printSpace(PrintWriter out, Sweep sweep) {
    out.println(
        format(
            "%s: %,d of the %,d architectures of %s for %s, at %,d precisions on %,d devices",
            sweep.name(),
            sweep.architectures(),
            sweep.space().size(),
            sweep.space().name(),
            sweep.task().name(),
            sweep.schemes().size(),
            sweep.devices().size()));
    out.println();
    TextTable table = new TextTable("free choice", "options");
    for (Choice choice : sweep.space().choices()) {
      table.add(choice.name(), String.join(" ", choice.options()));
    }
    table.lines(TextTable.Format.TABLE).forEach(out::println);
    out.println();
    printNetworks(out, sweep);
  }

  /** The first networks of the sample. */
  private static void printNetworks(PrintWriter out, Sweep sweep) {
    TextTable table = new TextTable("sampled architecture", "layers", "parameters", "macs");
    for (int item = 0; item < Math.min(SHOWN, sweep.architectures()); item++) {
      Architecture architecture = sweep.order().architecture(item);
      Network network = sweep.space().toNetwork(architecture, sweep.task(), DeadEdges.DROP);
      table.add(
          architecture.encoding(),
          network.layers().size(),
          network.parameterCount(),
          network.counts().macs());
    }
    table.lines(TextTable.Format.TABLE).forEach(out::println);
    out.println();
  }

  private static void printMetrics(PrintWriter out, Forecast forecast) {
    out.println(format("Of the first %,d architectures:", forecast.sampled()));
    TextTable table = new TextTable("metric", "minimum", "median", "maximum", "max / min");
    forecast
        .metrics()
        .forEach(
            (metric, values) -> {
              List<Double> sorted = values.stream().sorted().toList();
              double least = sorted.get(0);
              double most = sorted.get(sorted.size() - 1);
              table.add(
                  metric,
                  least,
                  sorted.get(sorted.size() / 2),
                  most,
                  least > 0 ? (Object) (most / least) : "");
            });
    table.lines(TextTable.Format.TABLE).forEach(out::println);
    out.println();
  }

  private static void printConstraints(PrintWriter out, Forecast forecast) {
    for (Constraint constraint : forecast.sweep().constraints()) {
      Metric metric = forecast.sweep().metric(constraint.metric());
      if (metric.scope() == Metric.Scope.PROXY) {
        out.println(format("%s: known after scoring", constraint));
        continue;
      }
      forecast
          .metrics()
          .forEach(
              (name, values) -> {
                if (name.equals(metric.name()) || name.startsWith(metric.name() + " on ")) {
                  long met = values.stream().filter(constraint::allows).count();
                  out.println(
                      format(
                          "%s%s: %s (%.0f %% of the sample)",
                          constraint,
                          name.substring(metric.name().length()),
                          met > 0 ? "can be met" : "is met by nothing in the sample",
                          100.0 * met / values.size()));
                }
              });
    }
  }

  private static void printWork(PrintWriter out, Forecast forecast) {
    int cores = Runtime.getRuntime().availableProcessors();
    out.println(
        format(
            "%,d different networks and %,d different layers in the sample.",
            forecast.sampledNetworks(), forecast.distinctLayers()));
    out.println(
        format(
            "About %,d candidates (%,d distinct), %,d rows of scores, %,d of costs, %.2f GB.",
            forecast.candidates(),
            forecast.distinctCandidates(),
            forecast.scoreRows(),
            forecast.costRows(),
            forecast.gigabytes()));
    out.println(
        format(
            "About %.2f core-hours of scoring: %.2f hours on the %d cores of this machine.",
            forecast.coreHours(), forecast.coreHours() / cores, cores));
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
