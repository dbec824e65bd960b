package archsweep.cli;

import archsweep.benchmark.ImportOptions;
import archsweep.benchmark.TableFormats;
import archsweep.config.UserException;
import archsweep.table.Row;
import archsweep.table.RunDirectory;
import archsweep.validate.ProxyComparison;
import archsweep.validate.ProxyValidation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares how the proxies of a run rank NAS-Bench-201 with how public scores rank it. */
@Command(
    name = "proxies",
    mixinStandardHelpOptions = true,
    description = {
      "Spearman's correlations with the accuracy on CIFAR-10 after 200 epochs: as published, of the"
          + " public scores of NAS-Bench-Suite-Zero, and of a run's scores on the same cells.",
      "Exit code 1 if one differs by more than .04."
    })
final class ValidateProxiesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "OUT",
      description = "The run directory of a sweep over nas-bench-201 on CIFAR-10.")
  private String out;

  @Option(
      names = "--accuracies",
      paramLabel = "CSV",
      required = true,
      description = "Accuracies, in the format nas-bench-201 of `import`.")
  private Path accuracies;

  @Option(
      names = "--scores",
      paramLabel = "CSV",
      required = true,
      description = "Scores on CIFAR-10, in the format nb-suite-zero of `import`.")
  private Path scores;

  @Option(names = "--cells", paramLabel = "N", description = "A seeded sample; all by default.")
  private int cells = Integer.MAX_VALUE;

  @Option(names = "--seed", paramLabel = "SEED", description = "Of the sample.")
  private long seed;

  @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}.")
  private TextTable.Format format = TextTable.Format.TABLE;

  @Override
  public Integer call() throws IOException {
    RunDirectory run = RunDirectory.open(Locations.of(out));
    if (!run.exists()) {
      throw new UserException(
          "There is no run in %s.".formatted(run), "the path is that of a run's parent.");
    }
    List<Row> accuracy = TableFormats.named("nas-bench-201").read(accuracies, ImportOptions.NONE);
    List<Row> published =
        TableFormats.named("nb-suite-zero")
            .read(
                scores,
                new ImportOptions(
                    Optional.of("nas-bench-201"),
                    Optional.of("cifar10"),
                    Optional.empty(),
                    Optional.empty()));
    ProxyValidation validation = ProxyValidation.of(run, accuracy, published, cells, seed);
    TextTable table =
        new TextTable(
            "proxy", "published", "public scores", "ours", "difference", "cells", "verdict");
    for (ProxyComparison line : validation.lines()) {
      table.add(
          line.proxy(),
          line.published().isPresent() ? figure(line.published().getAsDouble()) : "",
          figure(line.recomputed()),
          figure(line.ours()),
          String.format(Locale.ROOT, "%+.3f", line.difference()),
          Integer.toString(line.pairs()),
          line.passes() ? "ok" : "OUT");
    }
    table.lines(format).forEach(spec.commandLine().getOut()::println);
    if (format == TextTable.Format.TABLE) {
      spec.commandLine()
          .getOut()
          .println(
              "%d of %d proxies within %s on %,d cells; published: all cells, without sign"
                  .formatted(
                      validation.lines().size() - validation.failures(),
                      validation.lines().size(),
                      ProxyComparison.TOLERANCE,
                      validation.cells()));
    }
    return validation.failures() == 0 ? 0 : 1;
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
