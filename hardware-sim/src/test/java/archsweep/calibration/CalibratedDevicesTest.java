package archsweep.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.CsvTable;
import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.device.Devices;
import archsweep.device.RooflineCalibration;
import archsweep.device.RooflineDevice;
import archsweep.precision.Formats;
import archsweep.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The calibrated devices of the project are what calibrating them again gives. */
class CalibratedDevicesTest {

  private static final Path FOLDER = Fixtures.projectRoot().resolve("conf/devices");

  @Test
  void kernelsAreFittedAsStored() throws IOException {
    Map<String, String> where = Map.of("file", "DeepBench_NV_V100");
    List<Measurement> measurements = new ArrayList<>();
    measurements.addAll(
        layout("time_ms")
            .read(CsvTable.read(Fixtures.data("hardware/deepbench_gemm.csv")).where(where)));
    measurements.addAll(
        layout("fwd_ms")
            .read(CsvTable.read(Fixtures.data("hardware/deepbench_conv.csv")).where(where)));

    assertThat(refitted("nvidia-v100-pcie", "nvidia-v100-pcie-deepbench", measurements))
        .isEqualTo(text("nvidia-v100-pcie-deepbench"));
  }

  @Test
  void aFewKernelsOfASmallBoardAreFittedAsStored() throws IOException {
    CsvTable table = CsvTable.read(Fixtures.data("hardware/deepbench_gemm.csv"));
    List<Measurement> measurements =
        layout("time_ms").read(table.where(Map.of("file", "DeepBench_Raspberry_Pi_3")));

    assertThat(refitted("raspberry-pi-3", "raspberry-pi-3-deepbench", measurements))
        .isEqualTo(text("raspberry-pi-3-deepbench"));
  }

  @Test
  void deviceFilesAreReadAsTheyAreWritten() throws IOException {
    for (String name : List.of("nvidia-t4-deepbench", "raspberry-pi-4-nb201")) {
      RooflineDevice device = (RooflineDevice) Devices.read(FOLDER.resolve(name + ".yaml"));
      assertThat(CalibrationFile.of(text(name), name, device.calibration()))
          .startsWith(text(name).substring(0, text(name).indexOf("description:")))
          .endsWith(text(name).substring(text(name).indexOf("calibration:")));
    }
  }

  @Test
  void refusesWrongCalibrations() throws IOException {
    String name = "raspberry-pi-4-nb201";
    refuses(name, "constant_us:", "constant:", "calibration.networks.constant_us is missing");
    refuses(name, "held_out_spearman: 0", "held_out_spearman: 9", "must be between -1");
    refuses(name, "    spatial: ", "    spatial: -", "factors.spatial (-");
    refuses("nvidia-t4-deepbench", "format: int8", "format: int88", "is no number format");
    refuses("nvidia-t4-deepbench", "m_tiles:", "m_tile:", "there is no key");
    String none = text(name).replaceAll("(?s)  networks:.*", "");
    assertThatThrownBy(() -> Devices.parse(Yaml.parse(none, "device.yaml")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("must calibrate either kernels or networks");
  }

  private static void refuses(String name, String old, String changed, String message)
      throws IOException {
    String yaml = text(name).replaceFirst(old, changed);
    assertThatThrownBy(() -> Devices.parse(Yaml.parse(yaml, "device.yaml")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("device.yaml:")
        .hasMessageContaining(message);
  }

  private static String refitted(String base, String name, List<Measurement> measurements)
      throws IOException {
    RooflineDevice stored = (RooflineDevice) Devices.read(FOLDER.resolve(name + ".yaml"));
    RooflineCalibration fitted =
        Calibrations.fit(
                (RooflineDevice) Devices.read(FOLDER.resolve(base + ".yaml")),
                measurements,
                stored.calibration().measurements(),
                Formats.FP32,
                100)
            .calibration();
    return CalibrationFile.of(text(base), name, fitted);
  }

  private static MeasurementTable layout(String column) {
    return new MeasurementTable(column, 1000, Formats.FP32, "nas-bench-201");
  }

  private static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name + ".yaml"));
  }
}
