package archsweep.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads YAML files into {@link Section}s, which know the line of each value. */
public final class Yaml {

  private Yaml() {}

  /**
   * Reads a file whose document is a mapping.
   *
   * @throws UserException if the file cannot be read or is no YAML mapping
   */
  public static Section read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new UserException(
          "There is no file %s.".formatted(file),
          "the path is relative to another directory; this one is %s."
              .formatted(Path.of("").toAbsolutePath()),
          e);
    } catch (MalformedInputException e) {
      throw new UserException(
          "%s is not a text file in UTF-8.".formatted(file), "save it as UTF-8.", e);
    } catch (IOException e) {
      throw new UserException(
          "The file %s cannot be read: %s.".formatted(file, e), "check its permissions.", e);
    }
  }

  /**
   * Reads a text whose document is a mapping.
   *
   * @param origin the file that it comes from, for messages
   * @throws UserException with the line, if it is no YAML mapping
   */
  public static Section parse(String text, String origin) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Node root;
    try {
      root =
          new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new UserException(
          "%s:%d: this is not YAML: %s.".formatted(origin, line, e.getProblem()),
          "check the indentation and the quotes of this line and the one before.",
          e);
    } catch (YAMLException e) {
      throw new UserException(
          "%s is not YAML: %s.".formatted(origin, e.getMessage()),
          "it holds characters that text files do not.",
          e);
    }
    if (root instanceof MappingNode mapping) {
      return new Section(origin, "", mapping);
    }
    throw new UserException(
        "%s holds no settings: a file of `key: value` lines is expected.".formatted(origin),
        "the file is empty, or its first line starts with a dash.");
  }
}
