package archsweep.config;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML files into {@link Section}s, which know the line of each value. */
public final class Yaml {

  private Yaml() {}

  /**
   * Reads a file whose document is a mapping.
   *
   * @throws UserException if the file cannot be read or is no YAML mapping
   */
  public static Section read(Path file) {
    return read(file, List.of());
  }

  /**
   * Reads a file whose document is a mapping, and changes some of its settings.
   *
   * @param overrides of the form {@code key=value} or {@code group.key=value}, where the value is
   *     YAML, such as {@code candidates.sample=64} or {@code devices=[t4, v100]}
   * @throws UserException if the file cannot be read, is no YAML mapping, or an override has
   *     another form
   */
  public static Section read(Path file, List<String> overrides) {
    return parse(TextFiles.read(file), file.toString(), overrides);
  }

  /**
   * Reads a text whose document is a mapping.
   *
   * @param origin the file that it comes from, for messages
   * @throws UserException with the line, if it is no YAML mapping
   */
  public static Section parse(String text, String origin) {
    return parse(text, origin, List.of());
  }

  /** As {@link #read(Path, List)}, from a text. */
  public static Section parse(String text, String origin, List<String> overrides) {
    Node root = compose(text, origin);
    if (!(root instanceof MappingNode mapping)) {
      throw new UserException(
          "%s holds no settings: a file of `key: value` lines is expected.".formatted(origin),
          "the file is empty, or its first line starts with a dash.");
    }
    Expansion.check(root, origin);
    overrides.forEach(override -> override(mapping, override));
    return new Section(origin, "", mapping);
  }

  /** Plain maps, lists and values as a YAML text in block style, keys in their order. */
  public static String write(Map<String, Object> values) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(100);
    return new org.yaml.snakeyaml.Yaml(options).dump(values);
  }

  private static Node compose(String text, String origin) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      return new org.yaml.snakeyaml.Yaml(new SafeConstructor(options))
          .compose(new StringReader(text));
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
  }

  private static void override(MappingNode root, String override) {
    int equals = override.indexOf('=');
    if (equals < 1) {
      throw new UserException(
          "--set %s: this is not of the form key=value.".formatted(override),
          "write for instance --set candidates.sample=64.");
    }
    List<String> path = List.of(override.substring(0, equals).strip().split("\\."));
    Node value = compose(override.substring(equals + 1), "--set " + override);
    if (value == null) {
      throw new UserException(
          "--set %s: there is no value.".formatted(override), "quote it for the shell.");
    }
    MappingNode group = root;
    for (String key : path.subList(0, path.size() - 1)) {
      Optional<NodeTuple> found = entry(group, key);
      if (found.isEmpty()) {
        MappingNode created =
            new MappingNode(
                Tag.MAP,
                true,
                new ArrayList<>(),
                group.getStartMark(),
                group.getEndMark(),
                DumperOptions.FlowStyle.BLOCK);
        put(group, key, created);
        group = created;
      } else if (found.get().getValueNode() instanceof MappingNode inner) {
        group = inner;
      } else {
        throw new UserException(
            "--set %s: %s is a single value, not a group.".formatted(override, key),
            "set %s itself.".formatted(key));
      }
    }
    put(group, path.get(path.size() - 1), value);
  }

  private static void put(MappingNode group, String key, Node value) {
    Optional<NodeTuple> old = entry(group, key);
    Node name =
        old.map(NodeTuple::getKeyNode)
            .orElseGet(
                () ->
                    new ScalarNode(
                        Tag.STR,
                        key,
                        group.getStartMark(),
                        group.getEndMark(),
                        DumperOptions.ScalarStyle.PLAIN));
    NodeTuple changed = new NodeTuple(name, value);
    List<NodeTuple> entries = new ArrayList<>(group.getValue());
    old.ifPresentOrElse(
        found -> entries.set(entries.indexOf(found), changed), () -> entries.add(changed));
    group.setValue(entries);
  }

  private static Optional<NodeTuple> entry(MappingNode group, String key) {
    return group.getValue().stream()
        .filter(
            entry -> entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
        .findFirst();
  }
}
