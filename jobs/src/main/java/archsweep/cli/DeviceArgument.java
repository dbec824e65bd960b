package archsweep.cli;

import archsweep.cost.scalesim.ScaleSimConfig;
import archsweep.device.Device;
import archsweep.device.Devices;
import archsweep.pipeline.Installation;
import java.nio.file.Path;

/**
 * Devices as command lines name them: by the name of one in conf/devices, by a file, or by a
 * SCALE-Sim configuration.
 */
final class DeviceArgument {

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
    return device.endsWith(".yaml")
        ? Devices.read(Path.of(device))
        : Devices.load(Installation.devices()).named(device);
  }
}
