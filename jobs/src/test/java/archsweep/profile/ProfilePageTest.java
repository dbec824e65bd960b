package archsweep.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsweep.cost.CostModel;
import archsweep.cost.CostModels;
import archsweep.cost.LayerWorkload;
import archsweep.cost.Work.Elementwise;
import archsweep.cost.Work.Geometry;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.Devices;
import archsweep.pipeline.Installation;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfilePageTest {

  private static final Devices DEVICES = Devices.load(Installation.devices());
  private static final LayerWorkload CONVOLUTION =
      new LayerWorkload(
          new MatrixProduct(1, 1024, 64, 576, 65536, true, new Geometry(3, 3, 32, 32)),
          36864,
          65536,
          65536,
          0);
  private static final LayerWorkload ACTIVATION =
      new LayerWorkload(new Elementwise(65536), 0, 65536, 65536, 0);

  @Test
  void aPageShowsEveryDeviceAndRunsNothing() {
    List<Profile> profiles = List.of(profile("systolic-32x32-os"), profile("nvidia-t4"));
    String page = ProfilePage.render("a <net>", profiles);

    assertThat(page)
        .contains("<h1>a &lt;net&gt;</h1>", "<h2>systolic-32x32-os, int8</h2>")
        .contains("<h2>nvidia-t4, int8</h2>", "first &amp; last", "25.6 GB/s", "peak 2,048")
        .containsOnlyOnce("Not known: the device")
        .doesNotContain("<script", "http://", "https://", "NaN", "Infinity");
    assertThat(ProfilePage.render("a <net>", profiles)).isEqualTo(page);
  }

  /** The peak is that of the array: two operations a PE and cycle. */
  @Test
  void roofsAreTheDevices() {
    Profile profile = profile("systolic-32x32-os");

    assertThat(profile.peakGigaOperationsPerSecond().orElse(0))
        .isCloseTo(2 * 32 * 32 * 1.0, within(1e-6));
    assertThat(profile.bandwidthGigabytesPerSecond()).hasValue(25.6);
    assertThat(profile("arria10-dla").bandwidthGigabytesPerSecond()).isEmpty();
    assertThat(profile("nvidia-t4").peakGigaOperationsPerSecond().orElse(0))
        .isCloseTo(130_000, within(1e-6));
  }

  @Test
  void devicesWithoutRoofsHaveAPageToo() {
    for (String device : List.of("arria10-dla", "pqa-agilex-ddr", "raspberry-pi-4-nb201")) {
      assertThat(ProfilePage.render("net", List.of(profile(device))))
          .contains("<svg", device)
          .doesNotContain("NaN", "Infinity");
    }
  }

  @Test
  void ticksAreRound() {
    assertThat(Axis.linear(2932, 0, 1).ticks()).containsExactly(0.0, 1000.0, 2000.0);
    assertThat(Axis.linear(1, 0, 1).ticks())
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1)
        .containsExactly(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
    assertThat(Axis.powers(0.3, 50, 0, 3).ticks()).containsExactly(0.1, 1.0, 10.0, 100.0);
    assertThat(Axis.powers(0.3, 50, 0, 3).place(1)).isCloseTo(1, within(1e-12));
  }

  private static Profile profile(String name) {
    CostModel model = CostModels.of(DEVICES.named(name));
    LayerPrecision int8 = LayerPrecision.of(Formats.INT8);
    return new Profile(
        model.device(),
        int8.toString(),
        model.networkOverheadUs(),
        List.of(
            layer("first & last", CONVOLUTION, model, int8),
            layer("relu", ACTIVATION, model, int8)));
  }

  private static ProfiledLayer layer(
      String name, LayerWorkload workload, CostModel model, LayerPrecision precision) {
    return ProfiledLayer.of(name, "operator", workload, model.layer(workload, precision));
  }
}
