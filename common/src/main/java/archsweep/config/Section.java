package archsweep.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a YAML file. Each reader names the keys that it knows by asking for them; {@link
 * #refuseUnknownKeys} then complains of the others, so that a misspelt key is never ignored. Every
 * complaint is a {@link UserException} with file, line, key and value.
 */
public final class Section extends Values {

  private static final int LONGEST_SHOWN = 500;

  private final String origin;
  private final String path;
  private final Mark mark;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();
  private final Map<String, Object> defaults = new LinkedHashMap<>();
  private final Map<String, Object> opened = new LinkedHashMap<>();

  Section(String origin, String path, MappingNode mapping) {
    this.origin = origin;
    this.path = path;
    this.mark = mapping.getStartMark();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw new UserException(
            "%s:%d: a key must be a word.".formatted(origin, Nodes.lineOf(entry.getKeyNode())),
            "a dash or a bracket is in the wrong place.");
      }
      if (entries.put(key.getValue(), entry) != null) {
        throw new UserException(
            "%s:%d: the key %s stands twice.".formatted(origin, Nodes.lineOf(key), key.getValue()),
            "delete one of the two.");
      }
    }
  }

  /** The file that this section comes from. */
  public String origin() {
    return origin;
  }

  /** The keys that stand in the file, in their order. */
  public Set<String> keys() {
    return entries.keySet();
  }

  @Override
  public boolean has(String key) {
    known.add(key);
    return entries.containsKey(key);
  }

  @Override
  public String text(String key) {
    return scalar(required(key), key);
  }

  /** A list of texts; a single text counts as a list of one. */
  public List<String> texts(String key) {
    Node node = required(key);
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(item -> scalar(item, key)).toList();
    }
    return List.of(scalar(node, key));
  }

  public List<String> texts(String key, List<String> otherwise) {
    return has(key) ? texts(key) : filled(key, otherwise);
  }

  /**
   * A list whose entries are words or groups of keys, in their order; a single word counts as a
   * list of one.
   *
   * @param word reads an entry that is a word
   * @param group reads an entry that is a group of keys
   */
  public <T> List<T> entries(
      String key, Function<String, ? extends T> word, Function<Section, ? extends T> group) {
    Node node = required(key);
    List<Node> items = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    List<T> results = new ArrayList<>();
    for (Node item : items) {
      results.add(
          item instanceof MappingNode mapping
              ? group.apply(
                  new Section(origin, qualified(key + "[" + results.size() + "]"), mapping))
              : word.apply(scalar(item, key)));
    }
    return results;
  }

  /** A mapping that must be there. */
  public Section section(String key) {
    Section section = asSection(required(key), key);
    opened.put(key, section);
    return section;
  }

  /** A mapping, or an empty one where the key is absent: for groups in which all has a default. */
  public Section sectionOrEmpty(String key) {
    if (has(key)) {
      return section(key);
    }
    MappingNode empty =
        new MappingNode(
            Tag.MAP, true, new ArrayList<>(), mark, mark, DumperOptions.FlowStyle.BLOCK);
    Section section = new Section(origin, qualified(key), empty);
    opened.put(key, section);
    return section;
  }

  public Optional<Section> optionalSection(String key) {
    return has(key) ? Optional.of(section(key)) : Optional.empty();
  }

  /** A list of mappings; an absent list is empty. */
  public List<Section> sections(String key) {
    if (!has(key)) {
      return List.of();
    }
    Node node = required(key);
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong(key, Nodes.describe(node), "must be a list", "start each entry with a dash.");
    }
    List<Section> sections = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      sections.add(asSection(item, key + "[" + sections.size() + "]"));
    }
    opened.put(key, sections);
    return sections;
  }

  /** Whether the value of a key is a list. */
  public boolean isList(String key) {
    return has(key) && entries.get(key).getValueNode() instanceof SequenceNode;
  }

  /** Whether the value of a key is a mapping. */
  public boolean isSection(String key) {
    return has(key) && entries.get(key).getValueNode() instanceof MappingNode;
  }

  /** Every value below this section by its dotted path, sorted; entries of lists count from 0. */
  public SortedMap<String, String> flatten() {
    SortedMap<String, String> values = new TreeMap<>();
    for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
      Nodes.flatten(entry.getKey(), entry.getValue().getValueNode(), values);
    }
    return values;
  }

  /** Complains of the first key that no reader has asked for. */
  public void refuseUnknownKeys() {
    for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw new UserException(
            "%s:%d: there is no key %s."
                .formatted(
                    origin, Nodes.lineOf(entry.getValue().getKeyNode()), qualified(entry.getKey())),
            Similar.advice(entry.getKey(), known));
      }
    }
  }

  @Override
  public UserException wrong(String key, Object value, String reason, String advice) {
    return new UserException(
        "%s:%d: the %s (%s) %s."
            .formatted(origin, lineOfKey(key), qualified(key), shown(value), reason),
        advice);
  }

  /** The beginning of a long value. */
  private static String shown(Object value) {
    String text = String.valueOf(value);
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
  }

  /** The line of a key, or of the section where the key is absent; lines count from 1. */
  public int lineOfKey(String key) {
    NodeTuple entry = entries.get(key);
    return entry == null ? mark.getLine() + 1 : Nodes.lineOf(entry.getKeyNode());
  }

  /**
   * This section as plain maps, lists and values, with every default that a reader has taken filled
   * in: what the run directory keeps as the settings of a run.
   */
  public Map<String, Object> withDefaults() {
    Map<String, Object> values = new LinkedHashMap<>();
    entries.forEach((key, entry) -> values.put(key, plain(key, entry.getValueNode())));
    defaults.forEach(values::putIfAbsent);
    opened.forEach(
        (key, value) -> {
          if (value instanceof Section section && !values.containsKey(key)) {
            values.put(key, section.withDefaults());
          }
        });
    return values;
  }

  private Object plain(String key, Node node) {
    Object section = opened.get(key);
    if (section instanceof Section single) {
      return single.withDefaults();
    }
    if (section instanceof List<?> several) {
      return several.stream().map(item -> ((Section) item).withDefaults()).toList();
    }
    return Nodes.plain(node);
  }

  @Override
  <T> T filled(String key, T value) {
    defaults.put(key, value);
    return value;
  }

  private Node required(String key) {
    if (!has(key)) {
      Collection<String> unread = new TreeSet<>(entries.keySet());
      unread.removeAll(known);
      throw new UserException(
          "%s:%d: the key %s is missing.".formatted(origin, mark.getLine() + 1, qualified(key)),
          unread.isEmpty() ? "add it." : Similar.advice(key, unread));
    }
    return entries.get(key).getValueNode();
  }

  private String scalar(Node node, String key) {
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return scalar.getValue();
    }
    throw wrong(
        key, Nodes.describe(node), "must be a single value", "a dash or a colon is too many.");
  }

  private Section asSection(Node node, String key) {
    if (node instanceof MappingNode mapping) {
      return new Section(origin, qualified(key), mapping);
    }
    throw wrong(
        key,
        Nodes.describe(node),
        "must be a group of `key: value` lines",
        "indent them below it.");
  }

  private String qualified(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
