package archsweep.sweep;

import archsweep.config.Section;
import archsweep.config.Similar;
import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.device.Device;
import archsweep.device.DeviceVariant;
import archsweep.precision.AssignedPrecision;
import archsweep.precision.PrecisionScheme;
import archsweep.precision.PrecisionSchemes;
import archsweep.proxy.Proxies;
import archsweep.proxy.Proxy;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import archsweep.space.Task;
import archsweep.space.yaml.YamlSpaces;
import archsweep.table.Column;
import archsweep.torch.Arithmetic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads sweep files. Every mistake is refused with file, line, key and value. */
public final class SweepFile {

  private static final long MOST_ARCHITECTURES = Integer.MAX_VALUE;
  private static final double GB = 1e9;

  /** What the names of files of spaces end with. */
  private static final String FILE = ".yaml";

  private final Section section;
  private final Function<String, Device> devices;

  private SweepFile(Section section, Function<String, Device> devices) {
    this.section = section;
    this.devices = devices;
  }

  /**
   * The sweep that a section describes.
   *
   * @param devices finds the device of a name or path; a {@link UserException} says that there is
   *     none
   * @throws UserException if something is wrong
   */
  public static Sweep read(Section section, Function<String, Device> devices) {
    return new SweepFile(section, devices).read();
  }

  /**
   * The settings of a sweep with every default filled in, after it was read. What describes a space
   * in a file of its own is put in its place, so that executors need no such file.
   */
  public static String text(Section section) {
    Map<String, Object> values = section.withDefaults();
    if (!section.isSection("space") && section.text("space").endsWith(FILE)) {
      values.put("space", Yaml.read(Path.of(section.text("space"))).withDefaults());
    }
    return Yaml.write(values);
  }

  /** One that Archsweep has, one in a file of its own, or one in the sweep file itself. */
  private SearchSpace space() {
    if (section.isSection("space")) {
      return YamlSpaces.read(section.section("space"));
    }
    String name = section.text("space");
    return name.endsWith(FILE) ? YamlSpaces.read(Path.of(name)) : named("space", Spaces::named);
  }

  private Sweep read() {
    String name = section.text("name");
    if (!name.matches("[a-z0-9][a-z0-9._-]*")) {
      throw section.wrong(
          "name",
          name,
          "must be made of lower-case letters, digits, dots and dashes",
          "write it as in my-first-sweep.");
    }
    SearchSpace space = space();
    Task task = task(space);
    Candidates candidates = candidates(space);
    List<PrecisionScheme> schemes = PrecisionSchemes.read(section);
    DataSettings data = DataSettings.read(section.sectionOrEmpty("data"));
    List<Proxy> proxies = proxies();
    Section training = section.sectionOrEmpty("training");
    Section limits = section.sectionOrEmpty("limits");
    Sweep sweep =
        new Sweep(
            name,
            space,
            task,
            candidates,
            section.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0),
            arithmetic(),
            schemes,
            data,
            proxies,
            devices(),
            some("objectives", Objective::parse, "add `min latency_us`."),
            section.has("constraints") ? each("constraints", Constraint::parse) : List.of(),
            training.number("validation_share", 0, 0.9, 0.1),
            training.number("test_share", 0, 0.9, 0.1),
            new Limits(
                limits.number("seconds_per_network", 1, 1e6, 600),
                (long) (limits.number("memory_gb", 0.1, 1e4, 4) * GB)));
    training.refuseUnknownKeys();
    limits.refuseUnknownKeys();
    section.refuseUnknownKeys();
    check(sweep);
    return sweep;
  }

  private void check(Sweep sweep) {
    List<String> names = sweep.metrics().stream().map(Metric::name).toList();
    Set<String> seen = new HashSet<>();
    for (Objective objective : sweep.objectives()) {
      checkMetric("objectives", objective.metric(), names);
      if (!seen.add(objective.metric())) {
        throw section.wrong(
            "objectives", objective, "names its metric for the second time", "delete one of them.");
      }
    }
    sweep.constraints().forEach(c -> checkMetric("constraints", c.metric(), names));
    boolean severalPrecisions = sweep.schemes().size() > 1;
    boolean scoreSeesPrecision =
        sweep.objectives().stream()
            .map(objective -> sweep.metric(objective.metric()))
            .anyMatch(metric -> metric.promisesAccuracy() && metric.usesPrecision());
    if (severalPrecisions && !scoreSeesPrecision) {
      String able =
          sweep.metrics().stream()
              .filter(metric -> metric.promisesAccuracy() && metric.usesPrecision())
              .map(Metric::name)
              .collect(Collectors.joining(", "));
      throw section.wrong(
          "objectives",
          sweep.objectives(),
          "hold no score that depends on the precision, so the lowest of the %d precisions would always win"
              .formatted(sweep.schemes().size()),
          able.isEmpty()
              ? "add sqnr_db to the proxies and `max sqnr_db` here."
              : "add one of " + able + ".");
    }
    checkAssigned(sweep);
    Set<String> columns = new HashSet<>();
    for (Device device : sweep.devices()) {
      if (!columns.add(Column.nameOf(device.name()))) {
        throw section.wrong("devices", device.name(), "stands twice", "delete one of the two.");
      }
    }
  }

  /** Precisions that are assigned on a device need it. */
  private void checkAssigned(Sweep sweep) {
    List<String> names = sweep.devices().stream().map(Device::name).toList();
    for (PrecisionScheme scheme : sweep.schemes()) {
      if (scheme instanceof AssignedPrecision assigned && !names.contains(assigned.device())) {
        throw section.wrong(
            "precisions",
            assigned.device(),
            "is the device of %s and none of the devices of the sweep".formatted(assigned.name()),
            Similar.advice(assigned.device(), names));
      }
    }
  }

  private void checkMetric(String key, String metric, List<String> names) {
    if (!names.contains(metric)) {
      throw section.wrong(key, metric, "is no metric of this sweep", Similar.advice(metric, names));
    }
  }

  private Task task(SearchSpace space) {
    String name = section.text("task", space.tasks().get(0).name());
    return space.tasks().stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> names = space.tasks().stream().map(Task::name).toList();
              return section.wrong(
                  "task",
                  name,
                  "is no task of the space " + space.name(),
                  Similar.advice(name, names));
            });
  }

  private Candidates candidates(SearchSpace space) {
    if (section.isSection("candidates")) {
      Section group = section.section("candidates");
      Candidates sample = new Candidates((int) group.integer("sample", 1, MOST_ARCHITECTURES));
      group.refuseUnknownKeys();
      return sample;
    }
    String text = section.text("candidates", "all");
    if (!text.equals("all")) {
      throw section.wrong(
          "candidates", text, "is neither `all` nor a sample", "write {sample: 100}.");
    }
    if (Candidates.ALL.count(space.size()).isEmpty()) {
      throw section.wrong(
          "candidates",
          text,
          "are %s architectures, too many to enumerate".formatted(space.size()),
          "sample them: {sample: 10000}.");
    }
    return Candidates.ALL;
  }

  private Arithmetic arithmetic() {
    return section.choice("arithmetic", Arithmetic.class, Arithmetic.FLOAT32);
  }

  private List<Proxy> proxies() {
    List<String> names = section.texts("proxies", List.of("usual"));
    if (names.equals(List.of("usual"))) {
      return Proxies.usual();
    }
    if (names.equals(List.of("all"))) {
      return Proxies.all();
    }
    List<Proxy> proxies = some("proxies", Proxies::named, "see `./run list proxies`.");
    if (new HashSet<>(proxies).size() < proxies.size()) {
      throw section.wrong("proxies", names, "name a proxy twice", "delete one of the two.");
    }
    return proxies;
  }

  /** Each by its name or file, or a group that varies the figures of one. */
  private List<Device> devices() {
    List<Device> found =
        section.entries("devices", List::of, DeviceVariant::references).stream()
            .flatMap(List::stream)
            .map(reference -> find("devices", reference, devices))
            .toList();
    if (found.isEmpty()) {
      throw section.wrong(
          "devices", "[]", "must have at least one entry", "see `./run list devices`.");
    }
    return found;
  }

  private <T> T named(String key, Function<String, T> find) {
    return find(key, section.text(key), find);
  }

  /** A list that must not be empty. */
  private <T> List<T> some(String key, Function<String, T> find, String advice) {
    List<T> found = each(key, find);
    if (found.isEmpty()) {
      throw section.wrong(key, "[]", "must have at least one entry", advice);
    }
    return found;
  }

  private <T> List<T> each(String key, Function<String, T> find) {
    List<T> found = new ArrayList<>();
    for (String text : section.texts(key)) {
      found.add(find(key, text, find));
    }
    return List.copyOf(found);
  }

  /** Looks a value up, and says where it stands if there is nothing of that name. */
  private <T> T find(String key, String value, Function<String, T> find) {
    try {
      return find.apply(value);
    } catch (UserException e) {
      throw new UserException(
          "%s:%d: %s: %s".formatted(section.origin(), section.lineOfKey(key), key, e.problem()),
          e.advice(),
          e);
    } catch (IllegalArgumentException e) {
      throw section.wrong(
          key, value, e.getMessage(), "compare it with conf/sweeps/quickstart.yaml.");
    }
  }
}
