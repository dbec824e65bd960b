package archsweep.fidelity;

import archsweep.config.CsvTable.Row;
import archsweep.cost.Folding;
import archsweep.device.Dataflow;
import archsweep.fidelity.FidelityLine.Checked;
import archsweep.fidelity.FidelityLine.NotReproducible;
import java.util.List;
import java.util.Locale;

/** Systolic arrays: the cycles of SCALE-Sim's own runs. */
final class SystolicFidelity {

  private static final String SYSTEM = "Systolic";

  private SystolicFidelity() {}

  static List<FidelityLine> lines() {
    List<Row> matrices =
        Figures.rows("golden/systolic/compute_only.csv").stream()
            .filter(row -> row.text("rows_tool").matches("\\d+"))
            .toList();
    List<Row> runs = Figures.rows("golden/systolic/full_tool.csv");
    return List.of(
        new Checked(
            SYSTEM,
            "layers whose compute cycles equal the demand matrices",
            matrices.size(),
            matrices.stream()
                .filter(
                    row ->
                        row.integer("rows_tool")
                            == cycles(row, "M_ofmap_px", "N_filters", "K_window"))
                .count(),
            Tolerance.EXACT,
            "run of scale-sim-v2 @22f88b1, without its memory system"),
        new Checked(
            SYSTEM,
            "layers whose total cycles, without stalls, are one more than the tool's index",
            runs.size(),
            runs.stream()
                .filter(
                    row ->
                        row.integer("tool_total_cycles") - row.integer("tool_stall_cycles")
                            == cycles(row, "M", "N", "K") - 1)
                .count(),
            Tolerance.EXACT,
            "run of scale-sim-v2 @22f88b1"),
        new NotReproducible(
            SYSTEM,
            "stalls of bandwidth-limited runs",
            "7246 and 8397 cycles",
            "the tool's prefetcher is not documented; an ideal double buffer has 4876 and 0"));
  }

  private static long cycles(Row row, String m, String n, String k) {
    return new Folding(
            Dataflow.valueOf(row.text("dataflow").toUpperCase(Locale.ROOT)),
            (int) row.integer("array_h"),
            (int) row.integer("array_w"),
            1,
            row.integer(m),
            row.integer(n),
            row.integer(k))
        .cycles();
  }
}
