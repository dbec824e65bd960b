package archsweep.space.yaml;

import archsweep.config.Section;
import archsweep.config.Similar;
import archsweep.space.SearchSpace.Choice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads the settings of blocks and numbers the choices among them. */
final class Settings {

  private static final int MOST_CHOICES = 1000;
  private static final int MOST_OPTIONS = 100;
  private static final String REFERENCE = "$";

  private final List<Choice> choices = new ArrayList<>();
  private final Map<String, Setting> named = new HashMap<>();

  List<Choice> choices() {
    return choices;
  }

  /** Reads the choices that blocks refer to by {@code $NAME}. */
  void name(Section section) {
    for (String name : section.keys()) {
      named.put(name, choice(section, name, name, section.texts(name)));
    }
  }

  /** A whole number, or a choice of them. */
  Setting integer(Section section, String place, String key, int least, int most) {
    return checked(
        section,
        key,
        read(section, place, key),
        text -> text.matches("\\d{1,9}") && inside(Integer.parseInt(text), least, most),
        "must be whole numbers from %d to %d".formatted(least, most));
  }

  Setting integer(Section section, String place, String key, int least, int most, int otherwise) {
    return section.has(key)
        ? integer(section, place, key, least, most)
        : Setting.fixed(String.valueOf(otherwise));
  }

  /** A number, or a choice of them. */
  Setting number(
      Section section, String place, String key, double least, double most, double otherwise) {
    if (!section.has(key)) {
      return Setting.fixed(String.valueOf(otherwise));
    }
    return checked(
        section,
        key,
        read(section, place, key),
        text ->
            text.matches("\\d{1,9}(\\.\\d{1,9})?") && inside(Double.parseDouble(text), least, most),
        "must be numbers from %s to %s".formatted(least, most));
  }

  Setting flag(Section section, String place, String key, boolean otherwise) {
    return word(section, place, key, List.of("true", "false"), String.valueOf(otherwise));
  }

  /** One of some words, or a choice of them. */
  Setting word(Section section, String place, String key, List<String> words, String otherwise) {
    return section.has(key)
        ? checked(
            section,
            key,
            read(section, place, key),
            words::contains,
            "must be among " + String.join(", ", words))
        : Setting.fixed(otherwise);
  }

  /** A choice that a block makes itself. */
  Setting choice(Section section, String key, String place, List<String> options) {
    if (options.isEmpty() || options.size() > MOST_OPTIONS) {
      throw section.wrong(
          key,
          options.size() + " options",
          "must have from 1 to %d options".formatted(MOST_OPTIONS),
          "list them as in [3, 5, 7].");
    }
    if (options.stream().distinct().count() < options.size()) {
      throw section.wrong(key, options, "names an option twice", "delete one of the two.");
    }
    if (options.stream().anyMatch(option -> !option.matches("[A-Za-z0-9._+-]+"))) {
      throw section.wrong(
          key, options, "must have options of letters, digits and dots", "write [relu, silu].");
    }
    if (choices.size() == MOST_CHOICES) {
      throw section.wrong(
          key,
          options,
          "is the choice number %d of the space, one too many".formatted(MOST_CHOICES + 1),
          "name a choice once under `choices` and refer to it by $NAME.");
    }
    choices.add(new Choice(place, options));
    return new Setting(choices.size() - 1, options);
  }

  private Setting read(Section section, String place, String key) {
    if (section.isSection(key)) {
      Section choice = section.section(key);
      List<String> options = choice.texts("choose");
      choice.refuseUnknownKeys();
      return choice(section, key, place + "." + key, options);
    }
    String text = section.text(key);
    if (!text.startsWith(REFERENCE)) {
      return Setting.fixed(text);
    }
    Setting referred = named.get(text.substring(1));
    if (referred == null) {
      throw section.wrong(
          key,
          text,
          "refers to no choice",
          named.isEmpty()
              ? "name it under `choices`."
              : Similar.advice(text.substring(1), named.keySet()));
    }
    return referred;
  }

  private static Setting checked(
      Section section, String key, Setting setting, Predicate<String> fits, String reason) {
    for (String option : setting.options()) {
      if (!fits.test(option)) {
        throw section.wrong(key, option, reason, "compare it with conf/spaces/mobilenet-v2.yaml.");
      }
    }
    return setting;
  }

  private static boolean inside(double value, double least, double most) {
    return value >= least && value <= most;
  }
}
