package archsweep.docs;

import archsweep.testing.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the folder docs. */
public record Page(String name, String text) {

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+)\\R(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** The page of a name such as "adding". */
  public static Page of(String name) {
    try {
      return new Page(
          name, Files.readString(Fixtures.projectRoot().resolve("docs/" + name + ".md")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fenced blocks of a language, in their order. */
  List<String> blocks(String language) {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }

  /** The only command, of the lines that are indented, that begins so and has this in it. */
  public String command(String beginning, String part) {
    List<String> found =
        text.lines()
            .filter(line -> line.startsWith("    " + beginning) && line.contains(part))
            .map(String::strip)
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "docs/%s.md has %d commands %s ... %s".formatted(name, found.size(), beginning, part));
    }
    return found.get(0);
  }

  /** The only block whose first line names this file. */
  public String file(String language, String path) {
    List<String> found =
        blocks(language).stream()
            .filter(block -> block.lines().findFirst().orElse("").endsWith(" " + path))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "docs/%s.md has %d blocks for %s".formatted(name, found.size(), path));
    }
    return found.get(0);
  }
}
