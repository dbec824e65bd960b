package archsweep.system.instance;

import java.nio.file.Path;

/** Instances in any of the JSON forms that Archsweep knows, told apart by what is in them. */
public final class InstanceFiles {

  private InstanceFiles() {}

  /**
   * Reads a JSON file.
   *
   * @throws archsweep.config.UserException with the file and the key if it is malformed
   */
  public static Instance read(Path file) {
    JsonFile root = JsonFile.read(file);
    return MsrJson.recognises(root) ? MsrJson.read(root) : InstanceJson.read(root);
  }

  /** Whether a JSON file looks like an instance, rather than like a network. */
  public static boolean recognises(Path file) {
    JsonFile root = JsonFile.read(file);
    return MsrJson.recognises(root) || root.has("ops") || root.has("devices");
  }
}
