package archsweep.space;

import archsweep.config.UserException;
import archsweep.network.Network;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;

/** A space of one architecture: a network that people know by its name. */
public final class FixedNetwork implements SearchSpace {

  private final String name;
  private final List<Task> tasks;
  private final Function<Task, Network> builder;

  public FixedNetwork(String name, List<Task> tasks, Function<Task, Network> builder) {
    this.name = name;
    this.tasks = List.copyOf(tasks);
    this.builder = builder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public BigInteger size() {
    return BigInteger.ONE;
  }

  @Override
  public List<Choice> choices() {
    return List.of();
  }

  @Override
  public List<Integer> decisions(Architecture architecture) {
    return List.of();
  }

  @Override
  public List<Task> tasks() {
    return tasks;
  }

  @Override
  public Architecture decode(BigInteger index) {
    Indices.checked(index, size());
    return new Architecture(name, name);
  }

  @Override
  public BigInteger encode(Architecture architecture) {
    checked(architecture);
    return BigInteger.ZERO;
  }

  @Override
  public Architecture parse(String text) {
    if (!text.strip().equals(name)) {
      throw new UserException(
          "The space %s has no architecture (%s).".formatted(name, Encodings.shown(text)),
          "write %s, the only one.".formatted(name));
    }
    return new Architecture(name, name);
  }

  @Override
  public List<Architecture> neighbours(Architecture architecture) {
    checked(architecture);
    return List.of();
  }

  @Override
  public Architecture canonical(Architecture architecture) {
    return checked(architecture);
  }

  @Override
  public String functionId(Architecture architecture) {
    return checked(architecture).encoding();
  }

  /** Nothing in it is dead, so both ways give the same. */
  @Override
  public Network toNetwork(Architecture architecture, Task task, DeadEdges deadEdges) {
    checked(architecture);
    return builder.apply(task);
  }

  private Architecture checked(Architecture architecture) {
    if (!architecture.equals(new Architecture(name, name))) {
      throw new IllegalArgumentException(
          "The architecture %s is not of the space %s.".formatted(architecture, name));
    }
    return architecture;
  }
}
