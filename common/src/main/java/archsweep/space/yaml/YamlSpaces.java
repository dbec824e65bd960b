package archsweep.space.yaml;

import archsweep.config.Section;
import archsweep.config.Similar;
import archsweep.config.Yaml;
import archsweep.space.CandidateOrder;
import archsweep.space.DeadEdges;
import archsweep.space.ProductSpace;
import archsweep.space.SearchSpace;
import archsweep.space.Task;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads spaces from YAML. Every mistake is refused with file, line and key. */
public final class YamlSpaces {

  private static final int MOST_DIVISOR = 64;
  private static final double WIDEST = 16;

  /** Of how many architectures the shapes are checked when a file is read. */
  private static final int CHECKED = 16;

  private YamlSpaces() {}

  /**
   * The space of a file.
   *
   * @throws archsweep.config.UserException if there is none in it
   */
  public static SearchSpace read(Path file) {
    return read(Yaml.read(file));
  }

  /**
   * The space that a section describes.
   *
   * @throws archsweep.config.UserException if something is wrong, if the first or another of some
   *     architectures has impossible shapes
   */
  public static SearchSpace read(Section section) {
    String name = section.text("name");
    if (!name.matches("[a-z0-9][a-z0-9._-]*")) {
      throw section.wrong(
          "name",
          name,
          "must be made of lower-case letters, digits, dots and dashes",
          "write it as in my-space.");
    }
    int version = (int) section.integer("version", 1, Integer.MAX_VALUE, 1);
    List<Task> tasks = new ArrayList<>();
    for (String task : section.texts("tasks")) {
      Task known = task(section, task);
      if (tasks.contains(known)) {
        throw section.wrong("tasks", task, "stands there twice", "delete one of the two.");
      }
      tasks.add(known);
    }
    if (tasks.isEmpty()) {
      throw section.wrong("tasks", "[]", "must name a task", "write [cifar10].");
    }
    Settings settings = new Settings();
    section.optionalSection("choices").ifPresent(settings::name);
    int divisor = (int) section.integer("divisor", 1, MOST_DIVISOR, 8);
    Widths widths =
        new Widths(settings.number(section, "space", "width", 0.01, WIDEST, 1), divisor);
    BlockReader reader = new BlockReader(settings, widths);
    section.optionalSection("define").ifPresent(reader::define);
    Block blocks = reader.list(section, "blocks", "");
    section.refuseUnknownKeys();
    ProductSpace space =
        new ProductSpace(
            new YamlSpace(name, version, tasks, settings.choices(), blocks, new Limits(section)));
    check(space);
    return space;
  }

  private static Task task(Section section, String name) {
    List<Task> known = new ArrayList<>(Task.ALL);
    for (int size = 128; size < 224; size += 16) {
      known.add(Task.imagenet(size));
    }
    return known.stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                section.wrong(
                    "tasks",
                    name,
                    "is no task",
                    Similar.advice(name, known.stream().map(Task::name).toList())));
  }

  /** Builds the first, the last and some more; the blocks say where it fails. */
  private static void check(ProductSpace space) {
    CandidateOrder order = CandidateOrder.random(space, 0);
    for (Task task : space.tasks()) {
      space.toNetwork(space.decode(BigInteger.ZERO), task, DeadEdges.DROP);
      space.toNetwork(space.decode(space.size().subtract(BigInteger.ONE)), task, DeadEdges.DROP);
      long checked = space.size().min(BigInteger.valueOf(CHECKED)).longValueExact();
      for (long item = 0; item < checked; item++) {
        space.toNetwork(order.architecture(item), task, DeadEdges.DROP);
      }
    }
  }
}
