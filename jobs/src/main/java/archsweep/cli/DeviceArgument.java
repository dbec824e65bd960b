package archsweep.cli;

import archsweep.device.Device;
import archsweep.device.Devices;
import archsweep.pipeline.Installation;
import java.nio.file.Path;

/** Devices as command lines name them: by the name of one in conf/devices, or by a file. */
final class DeviceArgument {

  private DeviceArgument() {}

  /**
   * The device of a name.
   *
   * @throws archsweep.config.UserException if there is none, or its file is wrong
   */
  static Device read(String device) {
    return device.endsWith(".yaml")
        ? Devices.read(Path.of(device))
        : Devices.load(Installation.devices()).named(device);
  }
}
