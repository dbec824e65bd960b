package archsweep.cli;

import archsweep.device.Device;
import archsweep.device.Devices;
import archsweep.images.ImageSources;
import archsweep.pipeline.Installation;
import archsweep.precision.Formats;
import archsweep.precision.NumberFormat;
import archsweep.proxy.Proxies;
import archsweep.proxy.Proxy;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import archsweep.space.Task;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Names what sweep files can name. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists what a sweep file can name.")
final class ListCommand implements Callable<Integer> {

  /** What can be listed. */
  enum Subject {
    SPACES,
    PROXIES,
    DEVICES,
    FORMATS,
    DATASETS
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SUBJECT", description = "${COMPLETION-CANDIDATES}.")
  private Subject subject;

  @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}.")
  private TextTable.Format format = TextTable.Format.TABLE;

  @Override
  public Integer call() {
    TextTable table =
        switch (subject) {
          case SPACES -> spaces();
          case PROXIES -> proxies();
          case DEVICES -> devices();
          case FORMATS -> formats();
          case DATASETS -> datasets();
        };
    table.lines(format).forEach(spec.commandLine().getOut()::println);
    return 0;
  }

  private static TextTable spaces() {
    TextTable table = new TextTable("space", "architectures", "choices", "tasks");
    for (SearchSpace space : Spaces.all()) {
      table.add(
          space.name(),
          space.size().toString(),
          space.choices().size(),
          space.tasks().stream().map(Task::name).collect(Collectors.joining(" ")));
    }
    return table;
  }

  private static TextTable proxies() {
    TextTable table = new TextTable("proxy", "version", "better", "needs");
    for (Proxy proxy : Proxies.all()) {
      table.add(
          proxy.name(),
          proxy.descriptor().version(),
          proxy.descriptor().better().name().toLowerCase(Locale.ROOT),
          needs(proxy));
    }
    return table;
  }

  private static String needs(Proxy proxy) {
    if (proxy.passes().isEmpty()) {
      return "the network alone";
    }
    String data = "initial weights";
    if (proxy.descriptor().usesData()) {
      data = proxy.descriptor().usesLabels() ? "a labelled minibatch" : "a minibatch";
    }
    return proxy.descriptor().usesPrecision() ? data + " and a precision" : data;
  }

  private static TextTable devices() {
    TextTable table = new TextTable("device", "version", "family", "description");
    for (Device device : Devices.load(Installation.devices()).all()) {
      table.add(
          device.name(),
          device.version(),
          device.family().name().toLowerCase(Locale.ROOT),
          device.identity().description());
    }
    return table;
  }

  private static TextTable formats() {
    TextTable table = new TextTable("format", "bits", "stored_bits", "maximum");
    for (NumberFormat format : Formats.all()) {
      table.add(format.name(), format.elementBits(), format.storedBits(), format.maximum());
    }
    return table;
  }

  private static TextTable datasets() {
    TextTable table = new TextTable("source", "description");
    ImageSources.descriptions().forEach(table::add);
    return table;
  }
}
