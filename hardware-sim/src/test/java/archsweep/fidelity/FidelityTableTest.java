package archsweep.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.device.Devices;
import archsweep.fidelity.FidelityLine.Checked;
import archsweep.fidelity.FidelityLine.Plausible;
import archsweep.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class FidelityTableTest {

  private final FidelityTable table =
      FidelityTable.of(Devices.load(Fixtures.projectRoot().resolve("conf/devices")));

  @Test
  void everyNumberIsWithinItsTolerance() {
    assertThat(table.checked()).hasSizeGreaterThan(100).allMatch(Checked::passes);
    assertThat(table.plausible()).isNotEmpty().allMatch(Plausible::inside);
    assertThat(table.failures()).isZero();
  }

  /** After a change, write the page again: ./run validate hardware --markdown. */
  @Test
  void thePageIsTheTable() throws IOException {
    assertThat(Files.readString(Fixtures.projectRoot().resolve("docs/fidelity.md")))
        .isEqualTo(FidelityPage.of(table));
  }

  @Test
  void tolerancesAreHeld() {
    assertThat(line(100, 100.4, Tolerance.decimals(0)).passes()).isTrue();
    assertThat(line(100, 100.6, Tolerance.decimals(0)).passes()).isFalse();
    assertThat(line(100, 101, Tolerance.percent(1)).passes()).isTrue();
    assertThat(line(100, 98.9, Tolerance.percent(1)).passes()).isFalse();
    assertThat(line(100, 101, Tolerance.EXACT).passes()).isFalse();
    FidelityTable out = new FidelityTable(List.of(line(100, 101, Tolerance.EXACT)));
    assertThat(out.failures()).isEqualTo(1);
    assertThat(FidelityPage.of(out)).contains("| 100 | 101 | +1 | exact: OUT |");
  }

  private static Checked line(double reference, double ours, Tolerance tolerance) {
    return new Checked("system", "quantity", reference, ours, tolerance, "source");
  }
}
