package archsweep.cli;

import archsweep.config.UserException;
import archsweep.pipeline.SweepSource;
import archsweep.publication.Publication;
import archsweep.publish.DatasetFacts;
import archsweep.sweep.Sweep;
import archsweep.table.Manifest;
import archsweep.table.Row;
import archsweep.table.RowReader;
import archsweep.table.RunDirectory;
import archsweep.table.TableFile;
import archsweep.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a dataset of a run that others can find, read and check. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description =
        "Writes a run as a dataset: Parquet, CSV, a card, Croissant metadata, checksums, and NASLib's"
            + " JSON for NAS-Bench-201. Reads only.")
final class PublishCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "OUT", description = "The run directory.")
  private String out;

  @Option(names = "--to", paramLabel = "DIR", required = true, description = "An empty folder.")
  private Path target;

  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      description = "The page where the dataset will be; the metadata has to name it.")
  private String url;

  @Option(names = "--creator", paramLabel = "NAME", required = true, description = "Who made it.")
  private String creator;

  @Option(
      names = "--licence",
      paramLabel = "SPDX",
      description = "Of the dataset; CC-BY-4.0 by default.")
  private String licence = "CC-BY-4.0";

  @Option(names = "--date", paramLabel = "DATE", description = "Of publication; today by default.")
  private Optional<String> date = Optional.empty();

  @Option(
      names = "--measurements",
      paramLabel = "TABLE",
      description = "A table that `import` wrote: its rows with a licence become columns.")
  private Optional<Path> measurements = Optional.empty();

  @Override
  public Integer call() throws IOException {
    RunDirectory run = RunDirectory.open(Locations.of(out));
    Sweep sweep = SweepSource.of(run).sweep();
    DatasetFacts facts = facts(sweep, run);
    if (Files.exists(target) && (!Files.isDirectory(target) || !isEmpty(target))) {
      throw new UserException(
          "%s is not an empty folder.".formatted(target), "choose another --to.");
    }
    Publication publication = new Publication(sweep, facts, measured());
    try (RowReader rows = run.readSingle("results")) {
      publication.write(rows, target).forEach(spec.commandLine().getOut()::println);
    }
    return 0;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private DatasetFacts facts(Sweep sweep, RunDirectory run) throws IOException {
    SortedMap<String, String> provenance = new TreeMap<>();
    Map<String, String> versions = run.manifest().map(Manifest::versions).orElseGet(TreeMap::new);
    provenance.putAll(versions);
    run.manifest().ifPresent(manifest -> provenance.putAll(manifest.identity()));
    run.manifest().ifPresent(m -> provenance.put("content hash", m.contentHash()));
    provenance.put("sweep", sweep.name());
    sweep
        .proxies()
        .forEach(
            proxy ->
                provenance.put("proxy " + proxy.name(), "version " + proxy.descriptor().version()));
    return new DatasetFacts(
        "%s of %s on %s".formatted(sweep.name(), sweep.space().name(), sweep.task().name()),
        "Zero-cost proxies and simulated hardware costs of architectures of %s, built for %s."
            .formatted(sweep.space().name(), sweep.task().name()),
        licence,
        url,
        creator,
        date.orElseGet(() -> LocalDate.now(ZoneOffset.UTC).toString()),
        List.of(
            "Krishnakumar et al., NAS-Bench-Suite-Zero: Accelerating Research on Zero Cost Proxies,"
                + " NeurIPS 2022",
            "Abdelfattah et al., Zero-Cost Proxies for Lightweight NAS, ICLR 2021"),
        provenance);
  }

  private List<Row> measured() throws IOException {
    List<Row> rows = new ArrayList<>();
    if (measurements.isPresent()) {
      try (RowReader reader = TableFile.read(measurements.get(), Tables.MEASUREMENTS)) {
        reader.forEachRemaining(rows::add);
      }
    }
    return rows;
  }
}
