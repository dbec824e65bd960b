package archsweep.cli;

import archsweep.cost.scalesim.ScaleSimConfig;
import archsweep.device.Device;
import archsweep.pipeline.DeviceFiles;
import java.nio.file.Path;

/**
 * Devices as command lines name them: by the name of one in conf/devices, by a file, as a variant
 * such as {@code nvidia-t4[clock_mhz=900]}, or by a SCALE-Sim configuration.
 */
final class DeviceArgument {

  /** Between devices of one option: a comma that is not between the figures of a variant. */
  static final String SEPARATOR = ",(?![^\\[]*\\])";

  private DeviceArgument() {}

  /**
   * The device of a name.
   *
   * @throws archsweep.config.UserException if there is none, or its file is wrong
   */
  static Device read(String device) {
    if (device.endsWith(ScaleSimTable.CONFIGURATION)) {
      return ScaleSimConfig.read(Path.of(device)).device();
    }
    return DeviceFiles.read(device);
  }
}
