package archsweep.space;

import archsweep.space.SearchSpace.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts that name each decision, such as {@code layers=12,width=768}: for spaces whose choices are
 * numbers and for which the field has no text of its own.
 */
public final class KeyedText {

  private final String space;
  private final Map<String, List<Integer>> options = new LinkedHashMap<>();
  private final Map<String, String> published = new LinkedHashMap<>();

  public KeyedText(String space) {
    this.space = space;
  }

  /** Adds a choice. */
  public KeyedText choice(String key, Integer... values) {
    options.put(key, List.of(values));
    return this;
  }

  /** Gives a text a name of its own. */
  public KeyedText published(String name, String text) {
    published.put(name, text);
    return this;
  }

  /** The name of the space. */
  public String space() {
    return space;
  }

  public List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    options.forEach(
        (key, values) ->
            choices.add(new Choice(key, values.stream().map(String::valueOf).toList())));
    return choices;
  }

  public String write(int[] decisions) {
    StringBuilder text = new StringBuilder();
    int place = 0;
    for (Map.Entry<String, List<Integer>> choice : options.entrySet()) {
      text.append(place == 0 ? "" : ",").append(choice.getKey()).append('=');
      text.append(choice.getValue().get(decisions[place++]));
    }
    return text.toString();
  }

  /**
   * The inverse of {@link #write}, with the keys in any order; reads published names, too.
   *
   * @throws archsweep.config.UserException naming the key that is wrong
   */
  public int[] read(String text) {
    String keyed = published.getOrDefault(text.strip(), text);
    EncodingReader reader = new EncodingReader(space, keyed, write(new int[options.size()]));
    List<String> keys = List.copyOf(options.keySet());
    int[] decisions = new int[keys.size()];
    Arrays.fill(decisions, -1);
    do {
      int key = reader.option(keys, "a key");
      reader.expect('=');
      if (decisions[key] >= 0) {
        throw reader.wrong("says %s twice".formatted(keys.get(key)));
      }
      List<String> known = options.get(keys.get(key)).stream().map(String::valueOf).toList();
      decisions[key] = reader.option(known, keys.get(key));
    } while (reader.passes(','));
    reader.end();
    for (int key = 0; key < decisions.length; key++) {
      if (decisions[key] < 0) {
        throw reader.wrong("does not say %s".formatted(keys.get(key)));
      }
    }
    return decisions;
  }

  /** The number that a decision stands for. */
  public int value(int[] decisions, String key) {
    int place = List.copyOf(options.keySet()).indexOf(key);
    return options.get(key).get(decisions[place]);
  }
}
