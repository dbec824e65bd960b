package archsweep.pipeline;

import archsweep.config.TextFiles;
import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.device.Device;
import archsweep.device.DeviceVariant;
import archsweep.device.Devices;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Devices as people name them: by the name of one in conf/devices, by the path of a file that ends
 * with {@code .yaml}, or as a {@link DeviceVariant} of either.
 */
public final class DeviceFiles {

  /** What the names of files of devices end with. */
  public static final String ENDING = ".yaml";

  private DeviceFiles() {}

  /**
   * The text that describes a device.
   *
   * @throws UserException if there is none, or it is no YAML
   */
  public static String text(String reference) {
    if (DeviceVariant.isOne(reference)) {
      DeviceVariant variant = DeviceVariant.parse(reference);
      Path file = file(variant.base());
      return variant.text(TextFiles.read(file), file.toString());
    }
    return TextFiles.read(file(reference));
  }

  /** What complaints about the text call it. */
  public static String origin(String reference) {
    return DeviceVariant.isOne(reference) ? reference : file(reference).toString();
  }

  /**
   * The device.
   *
   * @throws UserException if there is none, or something is wrong with it
   */
  public static Device read(String reference) {
    return Devices.parse(Yaml.parse(text(reference), origin(reference)));
  }

  /** The file of a device, which is named as the device is, or has another name. */
  private static Path file(String device) {
    if (device.endsWith(ENDING)) {
      return Path.of(device);
    }
    Path file = Installation.devices().resolve(device + ENDING);
    return Files.exists(file) ? file : Devices.load(Installation.devices()).file(device);
  }
}
