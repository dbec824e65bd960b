package archsweep.space;

import archsweep.space.SearchSpace.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts that name each decision, such as {@code layers=12,width=768}: for spaces whose choices are
 * numbers and for which the field has no text of its own.
 */
public final class KeyedText {

  private static final int LONGEST = 1000;

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
    Map<String, String> given = new LinkedHashMap<>();
    String keyed = published.getOrDefault(text.strip(), text);
    String bounded = keyed.length() > LONGEST ? "" : keyed;
    for (String pair : bounded.split(",", options.size() + 2)) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      given.put(key.strip(), equals < 0 ? "" : pair.substring(equals + 1).strip());
    }
    int[] decisions = new int[options.size()];
    int place = 0;
    for (Map.Entry<String, List<Integer>> choice : options.entrySet()) {
      String value = given.remove(choice.getKey());
      List<String> known = choice.getValue().stream().map(String::valueOf).toList();
      decisions[place] = value == null ? -1 : known.indexOf(value);
      if (decisions[place] < 0) {
        String reason =
            value == null
                ? "does not say " + choice.getKey()
                : "has %s as its %s, not one of %s".formatted(value, choice.getKey(), known);
        throw Encodings.wrong(space, text, reason, write(new int[options.size()]));
      }
      place++;
    }
    if (!given.isEmpty()) {
      String reason = "says " + given.keySet().iterator().next();
      throw Encodings.wrong(space, text, reason, write(new int[options.size()]));
    }
    return decisions;
  }

  /** The number that a decision stands for. */
  public int value(int[] decisions, String key) {
    int place = List.copyOf(options.keySet()).indexOf(key);
    return options.get(key).get(decisions[place]);
  }
}
