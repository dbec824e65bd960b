package archsweep.space.yaml;

import archsweep.config.Section;
import archsweep.config.Similar;
import archsweep.config.UserException;
import archsweep.network.InvalidNetworkException;
import archsweep.network.Source;
import archsweep.network.op.Shape;
import archsweep.network.op.ShapeException;
import archsweep.space.block.Blocks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads lists of blocks: repeats, alternatives, shortcuts, references, and the {@link Kinds}. */
final class BlockReader {

  private static final int MOST_BLOCKS = 2000;
  private static final int MOST_REPEATS = 100;
  private static final int DEEPEST = 8;
  private static final List<String> GROUPS = List.of("repeat", "one_of", "residual", "use");

  private final Settings settings;
  private final Widths widths;
  private final Map<String, Section> defined = new HashMap<>();
  private int blocks;
  private int depth;

  BlockReader(Settings settings, Widths widths) {
    this.settings = settings;
    this.widths = widths;
  }

  /** Remembers the lists of blocks that others {@code use} by name. */
  void define(Section section) {
    section.keys().forEach(name -> defined.put(name, section));
  }

  /** A list of blocks, one behind the other. */
  Block list(Section section, String key, String place) {
    List<Section> entries = section.sections(key);
    if (entries.isEmpty()) {
      throw section.wrong(key, "[]", "must have at least one block", "write - conv: {...}.");
    }
    if (++depth > DEEPEST) {
      throw section.wrong(
          key, place, "is nested too deeply", "a block uses itself, or lists hold lists.");
    }
    List<Block> read = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      read.add(block(entries.get(i), place + (place.isEmpty() ? "" : ".") + (i + 1)));
    }
    depth--;
    return chain(read);
  }

  private static Block chain(List<Block> blocks) {
    return (net, prefix, input, decided) -> {
      Source features = input;
      for (int i = 0; i < blocks.size(); i++) {
        String name = prefix.isEmpty() ? "block" + (i + 1) : prefix + "." + (i + 1);
        features = blocks.get(i).build(net, name, features, decided);
      }
      return features;
    };
  }

  private Block block(Section section, String place) {
    if (++blocks > MOST_BLOCKS) {
      throw section.wrong(
          section.keys().iterator().next(),
          place,
          "is the block number %d, repeats counted, one too many".formatted(blocks),
          "repeat fewer.");
    }
    Set<String> kinds = new TreeSet<>(Kinds.all().keySet());
    kinds.addAll(GROUPS);
    List<String> named = section.keys().stream().filter(kinds::contains).toList();
    if (named.size() != 1) {
      String key = section.keys().stream().findFirst().orElse("");
      throw section.wrong(
          key, named.size() + " kinds", "must be a block of one kind", Similar.advice(key, kinds));
    }
    Block read = read(section, named.get(0), place);
    section.refuseUnknownKeys();
    return placed(section, named.get(0), read);
  }

  private Block read(Section section, String kind, String place) {
    return switch (kind) {
      case "repeat" -> repeat(section, place);
      case "one_of" -> alternatives(section, place);
      case "residual" -> residual(list(section, "residual", place));
      case "use" -> used(section, place);
      default -> {
        Section keys = section.section(kind);
        Block block = Kinds.all().get(kind).read(keys, place, settings, widths);
        keys.refuseUnknownKeys();
        yield block;
      }
    };
  }

  /** Each repetition has choices of its own; what {@code first} says holds for the first alone. */
  private Block repeat(Section section, String place) {
    Setting count = settings.integer(section, place, "repeat", 1, MOST_REPEATS);
    int most = count.options().stream().mapToInt(Integer::parseInt).max().orElseThrow();
    List<Block> each = new ArrayList<>();
    for (int i = 1; i <= most; i++) {
      String key = i == 1 && section.has("first") ? "first" : "blocks";
      each.add(list(section, key, place + "." + i));
    }
    if (most == 1 && section.has("blocks") && section.has("first")) {
      list(section, "blocks", place + ".2");
    }
    return (net, prefix, input, decided) ->
        chain(each.subList(0, count.integer(decided))).build(net, prefix, input, decided);
  }

  private Block alternatives(Section section, String place) {
    List<Section> entries = section.sections("one_of");
    List<Block> read = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Section entry = entries.get(i);
      names.add(entry.text("label", "option" + (i + 1)));
    }
    Setting taken = settings.choice(section, "one_of", place + ".one_of", names);
    for (int i = 0; i < entries.size(); i++) {
      read.add(block(entries.get(i), place + "." + names.get(i)));
    }
    return (net, prefix, input, decided) ->
        read.get(names.indexOf(taken.value(decided)))
            .build(net, prefix + "/" + taken.value(decided), input, decided);
  }

  private static Block residual(Block inner) {
    return (net, prefix, input, decided) -> {
      Source features = inner.build(net, prefix, input, decided);
      return Blocks.add(net, prefix, input, features);
    };
  }

  private Block used(Section section, String place) {
    String name = section.text("use");
    Section definitions = defined.get(name);
    if (definitions == null) {
      throw section.wrong(
          "use",
          name,
          "is not defined",
          defined.isEmpty() ? "write it under `define`." : Similar.advice(name, defined.keySet()));
    }
    return list(definitions, name, place);
  }

  /** Says where in the file a block stands whose shapes cannot be. */
  private static Block placed(Section section, String key, Block block) {
    return (net, prefix, input, decided) -> {
      Shape given = net.type(input).shape();
      try {
        Source output = block.build(net, prefix, input, decided);
        long values = net.type(output).shape().elements();
        if (values > Limits.MOST_VALUES) {
          throw new IllegalArgumentException(
              "its %d values an image are more than %d".formatted(values, Limits.MOST_VALUES));
        }
        return output;
      } catch (InvalidNetworkException | ShapeException e) {
        throw impossible(section, key, given, e);
      } catch (UserException e) {
        throw e;
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw impossible(section, key, given, e);
      }
    };
  }

  private static UserException impossible(
      Section section, String key, Shape given, RuntimeException cause) {
    String problem = cause instanceof UserException user ? user.problem() : cause.getMessage();
    return new UserException(
        "%s:%d: the %s cannot follow what is before it, %s: %s"
            .formatted(section.origin(), section.lineOfKey(key), key, given, problem),
        "a stride, kernel, number of groups or shortcut does not fit.",
        cause);
  }
}
