package archsweep.fidelity;

import archsweep.config.CsvTable.Row;
import archsweep.cost.butterfly.AttentionArray;
import archsweep.cost.butterfly.ButterflyResources;
import archsweep.cost.butterfly.Fabnet;
import archsweep.cost.butterfly.Fabnet.LayerCycles;
import archsweep.device.ButterflyAccelerator;
import archsweep.device.Devices;
import archsweep.fidelity.FidelityLine.Checked;
import archsweep.fidelity.FidelityLine.NotReproducible;
import archsweep.fidelity.FidelityLine.Plausible;
import java.util.ArrayList;
import java.util.List;

/** Butterfly: latencies of both FABNets on both FPGAs, cycles of each layer, the dense baseline. */
final class ButterflyFidelity {

  private static final String SYSTEM = "Butterfly";
  private static final String VCU128 = "butterfly-vcu128-be120";
  private static final String ZYNQ = "butterfly-zynq7045-be20";
  private static final String SIMULATOR = "run of SamsungLabs/Butterfly_Acc, simulator_bfly";
  private static final String BASELINE = "run of SamsungLabs/Butterfly_Acc, att_accelerator";
  private static final String PAPER = "arXiv 2209.09570";

  private final Devices devices;
  private final List<FidelityLine> lines = new ArrayList<>();

  private ButterflyFidelity(Devices devices) {
    this.devices = devices;
  }

  static List<FidelityLine> lines(Devices devices) {
    ButterflyFidelity fidelity = new ButterflyFidelity(devices);
    fidelity.latencies();
    fidelity.cycles();
    fidelity.baseline();
    fidelity.resources();
    fidelity.notReproducible();
    return fidelity.lines;
  }

  private void latencies() {
    for (Row row : Figures.rows("fidelity/butterfly_latencies.csv")) {
      String latency = row.text("latency_ms");
      lines.add(
          new Checked(
              SYSTEM,
              "latency of %s, %s tokens, %s, ms"
                  .formatted(row.text("network"), row.text("tokens"), row.text("device")),
              row.number("latency_ms"),
              network(row.text("network"))
                  .latencyMs(device(row.text("device")), (int) row.integer("tokens")),
              Tolerance.decimals(latency.length() - latency.indexOf('.') - 1),
              SIMULATOR));
    }
    lines.add(
        new Plausible(
            SYSTEM,
            "latency of FABNet-Large, 1024 tokens, " + ZYNQ + ", ms",
            454.2575,
            454.2585,
            Fabnet.LARGE.latencyMs(device(ZYNQ), 1024),
            "inferred: twice FABNet-Base"));
  }

  private void cycles() {
    List<Row> rows = Figures.rows("golden/butterfly/cycles.csv");
    lines.add(
        new Checked(
            SYSTEM,
            "runs of 128 to 4096 tokens, 16 to 128 engines, whose cycles are equal",
            rows.size(),
            (double) rows.stream().filter(this::equal).count(),
            Tolerance.EXACT,
            SIMULATOR));
  }

  private boolean equal(Row row) {
    ButterflyAccelerator device =
        device(row.text("mem").equals("hbm") ? VCU128 : ZYNQ)
            .withEngines((int) row.integer("BE"), (int) row.integer("BU_per_BE"));
    LayerCycles cycles =
        new Fabnet(
                (int) row.integer("num_layer"),
                (int) row.integer("hidden_pow2"),
                (int) row.integer("ffn_pow2"))
            .layer(device, (int) row.integer("seq_len"));
    return cycles.firstFft() == row.number("fft1_cycles")
        && cycles.secondFft() == row.number("fft2_cycles")
        && cycles.expansion() == row.number("bfly1_cycles")
        && cycles.contraction() == row.number("bfly2_cycles");
  }

  private void baseline() {
    AttentionArray base = new AttentionArray(12, 768, 64, 3072);
    AttentionArray large = new AttentionArray(24, 1024, 64, 4096);
    array("Base", base, 64, 25.26926948937648);
    array("Base", base, 512, 230.10221066584705);
    array("Large", large, 64, 82.40150368463532);
    array("Large", large, 512, 676.7126566258119);
  }

  private void array(String name, AttentionArray array, int tokens, double referenceMs) {
    lines.add(
        new Checked(
            SYSTEM,
            "latency of a dense transformer of FABNet-%s's sizes, %d tokens, 2048 multipliers, ms"
                .formatted(name, tokens),
            referenceMs,
            array.latencyMs(tokens, 200, 0.85),
            Tolerance.percent(1e-6),
            BASELINE));
  }

  private void resources() {
    for (int[] design : new int[][] {{20, 320}, {32, 512}, {40, 640}, {120, 1920}, {128, 2048}}) {
      lines.add(
          new Checked(
              SYSTEM,
              "multipliers of %d engines".formatted(design[0]),
              design[1],
              device(VCU128).withEngines(design[0], 4).engines().multipliers(),
              Tolerance.EXACT,
              PAPER + " and its simulator"));
    }
    for (int[] design : new int[][] {{40, 338}, {120, 978}}) {
      lines.add(
          new Plausible(
              SYSTEM,
              "block memories of %d engines".formatted(design[0]),
              design[1],
              design[1],
              ButterflyResources.of(design[0]).brams(),
              "inferred: the line through the two published designs"));
    }
  }

  private void notReproducible() {
    notReproducible("latency, table of accelerators", "2.4 ms", "its workload is not given");
    notReproducible(
        "speedup over seven accelerators",
        "14.2 x to 23.2 x",
        "scaled from the others' publications on a workload that is not given");
    notReproducible(
        "speedup over a Raspberry Pi 4", "273.8 x", "the Raspberry Pi's latencies are not given");
    notReproducible(
        "speedup over a Jetson Nano", "15.1 x", "the Jetson Nano's latencies are not given");
    notReproducible(
        "dynamic power, VCU128",
        "clock, logic and DSPs of two designs",
        "measured by the vendor's tools; lines through both are used as they are");
  }

  private void notReproducible(String quantity, String published, String reason) {
    lines.add(new NotReproducible(SYSTEM, quantity, published, reason));
  }

  private ButterflyAccelerator device(String name) {
    return (ButterflyAccelerator) devices.named(name);
  }

  private static Fabnet network(String name) {
    return name.equals("FABNet-Base") ? Fabnet.BASE : Fabnet.LARGE;
  }
}
