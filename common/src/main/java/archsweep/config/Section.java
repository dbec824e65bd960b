package archsweep.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
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
public final class Section {

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
            "%s:%d: a key must be a word.".formatted(origin, lineOf(entry.getKeyNode())),
            "a dash or a bracket is in the wrong place.");
      }
      if (entries.put(key.getValue(), entry) != null) {
        throw new UserException(
            "%s:%d: the key %s stands twice.".formatted(origin, lineOf(key), key.getValue()),
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

  public boolean has(String key) {
    known.add(key);
    return entries.containsKey(key);
  }

  /** A text that must be there. */
  public String text(String key) {
    return scalar(required(key), key);
  }

  public Optional<String> optionalText(String key) {
    return has(key) ? Optional.of(text(key)) : Optional.empty();
  }

  public String text(String key, String otherwise) {
    return has(key) ? text(key) : filled(key, otherwise);
  }

  /** One of the names of an enumeration, in lower case. */
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    String value = text(key);
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT);
      if (name.equals(value)) {
        return constant;
      }
      names.add(name);
    }
    throw wrong(key, value, "is none of " + names, Similar.advice(value, names));
  }

  public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    if (has(key)) {
      return choice(key, type);
    }
    filled(key, otherwise.name().toLowerCase(Locale.ROOT));
    return otherwise;
  }

  /** A whole number between two bounds, both included. */
  public long integer(String key, long least, long most) {
    String value = text(key);
    long number;
    try {
      number = Long.parseLong(value.replace("_", ""));
    } catch (NumberFormatException e) {
      throw wrong(key, value, "is not a whole number", "write it without unit and decimal point.");
    }
    if (number < least || number > most) {
      throw wrong(
          key,
          value,
          most == Long.MAX_VALUE
              ? "must be at least " + least
              : "must be between %d and %d".formatted(least, most),
          "change it.");
    }
    return number;
  }

  public long integer(String key, long least, long most, long otherwise) {
    return has(key) ? integer(key, least, most) : filled(key, otherwise);
  }

  public OptionalLong optionalInteger(String key, long least, long most) {
    return has(key) ? OptionalLong.of(integer(key, least, most)) : OptionalLong.empty();
  }

  /** A finite number between two bounds, both included. */
  public double number(String key, double least, double most) {
    String value = text(key);
    double number;
    try {
      number = Double.parseDouble(value.replace("_", ""));
    } catch (NumberFormatException e) {
      throw wrong(
          key, value, "is not a number", "write it without its unit, which the key names already.");
    }
    if (!(number >= least && number <= most)) {
      throw wrong(
          key,
          value,
          most == Double.MAX_VALUE
              ? "must be at least " + least
              : "must be between %s and %s".formatted(least, most),
          "check the unit that the key names.");
    }
    return number;
  }

  /** A number above 0. */
  public double positive(String key) {
    double number = number(key, 0, Double.MAX_VALUE);
    if (number == 0) {
      throw wrong(key, text(key), "must be above 0", "check the unit that the key names.");
    }
    return number;
  }

  public double number(String key, double least, double most, double otherwise) {
    return has(key) ? number(key, least, most) : filled(key, otherwise);
  }

  public OptionalDouble optionalNumber(String key, double least, double most) {
    return has(key) ? OptionalDouble.of(number(key, least, most)) : OptionalDouble.empty();
  }

  public boolean flag(String key, boolean otherwise) {
    if (!has(key)) {
      return filled(key, otherwise);
    }
    String value = text(key);
    return switch (value) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw wrong(key, value, "is neither true nor false", "write true or false.");
    };
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
      throw wrong(key, describe(node), "must be a list", "start each entry with a dash.");
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
      flatten(entry.getKey(), entry.getValue().getValueNode(), values);
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
                    origin, lineOf(entry.getValue().getKeyNode()), qualified(entry.getKey())),
            Similar.advice(entry.getKey(), known));
      }
    }
  }

  /**
   * The complaint that the value of a key is wrong.
   *
   * @param reason continues the sentence "The KEY (VALUE) ..."
   * @param advice continues the line "Maybe ..."
   */
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
    return entry == null ? mark.getLine() + 1 : lineOf(entry.getKeyNode());
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
    return Yaml.plain(node);
  }

  private <T> T filled(String key, T value) {
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
    throw wrong(key, describe(node), "must be a single value", "a dash or a colon is too many.");
  }

  private Section asSection(Node node, String key) {
    if (node instanceof MappingNode mapping) {
      return new Section(origin, qualified(key), mapping);
    }
    throw wrong(
        key, describe(node), "must be a group of `key: value` lines", "indent them below it.");
  }

  private String qualified(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static void flatten(String path, Node node, Map<String, String> values) {
    if (node instanceof ScalarNode scalar) {
      values.put(path, scalar.getValue());
    } else if (node instanceof SequenceNode sequence) {
      for (int i = 0; i < sequence.getValue().size(); i++) {
        flatten("%s[%d]".formatted(path, i), sequence.getValue().get(i), values);
      }
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        flatten(path + "." + key, entry.getValueNode(), values);
      }
    }
  }

  private static String describe(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    return node instanceof SequenceNode ? "a list" : "a group of keys";
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
