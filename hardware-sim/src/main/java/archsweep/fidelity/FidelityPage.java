package archsweep.fidelity;

import static archsweep.fidelity.FidelityLine.figure;

import archsweep.fidelity.FidelityLine.Bounded;
import archsweep.fidelity.FidelityLine.Checked;
import archsweep.fidelity.FidelityLine.NotReproducible;
import archsweep.fidelity.FidelityLine.Plausible;
import java.math.BigDecimal;
import java.math.MathContext;

/** The fidelity table as a page of Markdown. */
public final class FidelityPage {

  private FidelityPage() {}

  /** The whole page; equal tables make equal pages. */
  public static String of(FidelityTable table) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # How far from the published numbers

        This page is written by `./run validate hardware --markdown`, which computes every number again; a test holds the two equal.

        """);
    page.append("## Checked\n\n");
    page.append(
        "%d numbers, %d out of tolerance.\n\n"
            .formatted(
                table.checked().size(),
                table.checked().stream().filter(line -> !line.passes()).count()));
    page.append("| system | quantity | reference | ours | difference | tolerance | source |\n");
    page.append("|---|---|---|---|---|---|---|\n");
    for (Checked line : table.checked()) {
      row(
          page,
          line.system(),
          line.quantity(),
          figure(line.reference()),
          figure(line.ours()),
          difference(line),
          line.tolerance() + (line.passes() ? "" : ": OUT"),
          line.source());
    }
    bounded(page, table);
    plausible(page, table);
    notReproducible(page, table);
    return page.toString();
  }

  private static void bounded(StringBuilder page, FidelityTable table) {
    if (table.bounded().isEmpty()) {
      return;
    }
    page.append("\n## Calibrated, on rows that were held out\n\n");
    page.append("| system | quantity | target | ours | source |\n|---|---|---|---|---|\n");
    for (Bounded line : table.bounded()) {
      row(
          page,
          line.system(),
          line.quantity(),
          (line.atLeast() ? "at least " : "at most ") + figure(line.target()),
          figure(line.ours()) + (line.passes() ? "" : ": OUT"),
          line.source());
    }
  }

  private static void plausible(StringBuilder page, FidelityTable table) {
    page.append("\n## Plausible\n\n");
    page.append("Figures that others inferred or recalled; they neither pass nor fail.\n\n");
    page.append("| system | quantity | from | to | ours | source |\n|---|---|---|---|---|---|\n");
    for (Plausible line : table.plausible()) {
      row(
          page,
          line.system(),
          line.quantity(),
          figure(line.low()),
          figure(line.high()),
          figure(line.ours()) + (line.inside() ? "" : " (outside)"),
          line.source());
    }
  }

  private static void notReproducible(StringBuilder page, FidelityTable table) {
    page.append("\n## Not reproducible\n\n");
    page.append("| system | quantity | published | why not |\n|---|---|---|---|\n");
    for (NotReproducible line : table.notReproducible()) {
      row(page, line.system(), line.quantity(), line.published(), line.source());
    }
  }

  /** The difference from the reference, as a number or in per cent as its tolerance is. */
  public static String difference(Checked line) {
    double difference = line.ours() - line.reference();
    if (line.tolerance().relative()) {
      return "%s %%".formatted(signed(100 * difference / line.reference()));
    }
    return signed(difference);
  }

  /** To three digits, and 0 where only binary fractions are left. */
  private static String signed(double value) {
    if (Math.abs(value) < 1e-9) {
      return "0";
    }
    String text =
        new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    return value > 0 ? "+" + text : text;
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
