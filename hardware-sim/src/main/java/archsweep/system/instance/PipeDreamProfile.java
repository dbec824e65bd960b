package archsweep.system.instance;

import archsweep.config.TextFiles;
import archsweep.config.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The profiles of msr-fiddle/pipedream: layers that one kind of GPU was measured on, in ms of the
 * forward pass and bytes. They say nothing of devices, so the instance has equal GPUs, each linked
 * with each.
 */
public final class PipeDreamProfile {

  /** Of a GPU of 16 GB. */
  public static final double MEMORY_BYTES = 16e9;

  /** Of a link that reaches three quarters of PCI Express 3.0 x16. */
  public static final double BYTES_PER_SECOND = 12e9;

  private static final Pattern NODE =
      Pattern.compile(
          "(\\S+) -- (.*) -- forward_compute_time=([^,]+), backward_compute_time=[^,]+,"
              + " activation_size=([^,]+), parameter_size=(\\S+)");

  private static final Pattern EDGE = Pattern.compile("\\t(\\S+) -- (\\S+)");

  private final String origin;
  private final int gpus;
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final List<Operator> operators = new ArrayList<>();
  private final List<Double> activationBytes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  private PipeDreamProfile(String origin, int gpus) {
    this.origin = origin;
    this.gpus = gpus;
  }

  /**
   * Reads a profile.
   *
   * @param gpus how many there are
   * @param memoryBytes of each
   * @param bytesPerSecond of each link
   */
  public static Instance read(Path file, int gpus, double memoryBytes, double bytesPerSecond) {
    PipeDreamProfile profile = new PipeDreamProfile(file.toString(), gpus);
    List<String> lines = TextFiles.read(file).lines().toList();
    for (int line = 0; line < lines.size(); line++) {
      profile.add(lines.get(line).stripTrailing(), line + 1);
    }
    return profile.instance(memoryBytes, new Link(0, 1e3 / bytesPerSecond));
  }

  private void add(String text, int line) {
    Matcher node = NODE.matcher(text);
    Matcher edge = EDGE.matcher(text);
    if (node.matches()) {
      positions.put(node.group(1), operators.size());
      double ms = amount(node.group(3), line);
      operators.add(
          new Operator(
              node.group(1),
              List.copyOf(Collections.nCopies(gpus, ms)),
              amount(node.group(5), line)));
      activationBytes.add(activation(node.group(4), line));
    } else if (edge.matches()) {
      int source = position(edge.group(1), line);
      edges.add(new Edge(source, position(edge.group(2), line), activationBytes.get(source)));
    } else if (!text.isBlank()) {
      throw wrong(line, text, "is neither a node nor an edge");
    }
  }

  private Instance instance(double memoryBytes, Link link) {
    List<Processor> devices = new ArrayList<>();
    List<List<Link>> links = new ArrayList<>();
    for (int k = 0; k < gpus; k++) {
      devices.add(new Processor("gpu" + k, memoryBytes));
      links.add(Collections.nCopies(gpus, link));
    }
    return new Instance(origin, devices, operators, edges, links, PeriodModel.COMPUTE_AND_LINK);
  }

  /** A layer with several outputs has a list of sizes, all of which its readers get. */
  private double activation(String text, int line) {
    double bytes = 0;
    for (String part : List.of(text.replaceAll("[\\[\\]\\s]", "").split(";"))) {
      bytes += amount(part, line);
    }
    return bytes;
  }

  private double amount(String text, int line) {
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value < Double.POSITIVE_INFINITY) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw wrong(line, text, "is not a number");
    }
    throw wrong(line, text, "must be finite and not negative");
  }

  private int position(String id, int line) {
    Integer position = positions.get(id);
    if (position == null) {
      throw wrong(line, id, "is not the id of a node");
    }
    return position;
  }

  private UserException wrong(int line, String text, String reason) {
    return new UserException(
        "%s:%d: (%s) %s.".formatted(origin, line, text, reason),
        "this is not a graph.txt of PipeDream.");
  }
}
