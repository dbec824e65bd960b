package archsweep.cli;

import static archsweep.fidelity.FidelityLine.figure;

import archsweep.device.Devices;
import archsweep.fidelity.FidelityLine.Bounded;
import archsweep.fidelity.FidelityLine.Checked;
import archsweep.fidelity.FidelityPage;
import archsweep.fidelity.FidelityTable;
import archsweep.pipeline.Installation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the costs of devices with published and measured ones. */
@Command(
    name = "hardware",
    mixinStandardHelpOptions = true,
    description = {
      "Computes every number that has a published or measured reference, beside it.",
      "Exit code 1 if one is out of its tolerance."
    })
final class ValidateHardwareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}.")
  private TextTable.Format format = TextTable.Format.TABLE;

  @Option(names = "--markdown", description = "The page docs/fidelity.md.")
  private boolean markdown;

  @Override
  public Integer call() {
    FidelityTable fidelity = FidelityTable.of(Devices.load(Installation.devices()));
    if (markdown) {
      spec.commandLine().getOut().print(FidelityPage.of(fidelity));
      spec.commandLine().getOut().flush();
    } else {
      table(fidelity).lines(format).forEach(spec.commandLine().getOut()::println);
      if (format == TextTable.Format.TABLE) {
        spec.commandLine().getOut().println(verdict(fidelity));
      }
    }
    return fidelity.failures() == 0 ? 0 : 1;
  }

  private static TextTable table(FidelityTable fidelity) {
    TextTable table =
        new TextTable(
            "system",
            "quantity",
            "reference",
            "ours",
            "difference",
            "tolerance",
            "verdict",
            "source");
    for (Checked line : fidelity.checked()) {
      table.add(
          line.system(),
          line.quantity(),
          figure(line.reference()),
          figure(line.ours()),
          FidelityPage.difference(line),
          line.tolerance().toString(),
          line.passes() ? "ok" : "OUT",
          line.source());
    }
    for (Bounded line : fidelity.bounded()) {
      table.add(
          line.system(),
          line.quantity(),
          (line.atLeast() ? "at least " : "at most ") + figure(line.target()),
          figure(line.ours()),
          "",
          "",
          line.passes() ? "ok" : "OUT",
          line.source());
    }
    fidelity
        .plausible()
        .forEach(
            line ->
                table.add(
                    line.system(),
                    line.quantity(),
                    figure(line.low()) + " to " + figure(line.high()),
                    figure(line.ours()),
                    "",
                    "",
                    line.inside() ? "plausible" : "outside",
                    line.source()));
    fidelity
        .notReproducible()
        .forEach(
            line ->
                table.add(
                    line.system(),
                    line.quantity(),
                    line.published(),
                    "",
                    "",
                    "",
                    "not reproducible",
                    line.source()));
    return table;
  }

  private static String verdict(FidelityTable fidelity) {
    int tested = fidelity.checked().size() + fidelity.bounded().size();
    return "%d of %d numbers within tolerance; %d plausible bands; %d not reproducible"
        .formatted(
            tested - fidelity.failures(),
            tested,
            fidelity.plausible().size(),
            fidelity.notReproducible().size());
  }
}
