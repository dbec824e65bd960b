package archsweep.space;

import archsweep.network.Network;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A space in which every combination of the options of its choices is an architecture. The index is
 * the number that the decisions are the digits of, the first choice the highest digit.
 */
public final class ProductSpace implements SearchSpace {

  private final Blueprint blueprint;
  private final List<Choice> choices;
  private final BigInteger[] bases;
  private final BigInteger size;

  public ProductSpace(Blueprint blueprint) {
    this.blueprint = blueprint;
    this.choices = List.copyOf(blueprint.choices());
    this.bases =
        choices.stream()
            .map(choice -> BigInteger.valueOf(choice.options().size()))
            .toArray(BigInteger[]::new);
    this.size = Arrays.stream(bases).reduce(BigInteger.ONE, BigInteger::multiply);
  }

  @Override
  public String name() {
    return blueprint.name();
  }

  @Override
  public int version() {
    return blueprint.version();
  }

  @Override
  public BigInteger size() {
    return size;
  }

  @Override
  public List<Choice> choices() {
    return choices;
  }

  @Override
  public List<Integer> decisions(Architecture architecture) {
    return Arrays.stream(read(architecture)).boxed().toList();
  }

  @Override
  public List<Task> tasks() {
    return blueprint.tasks();
  }

  @Override
  public Architecture decode(BigInteger index) {
    int[] decisions = new int[bases.length];
    BigInteger rest = Indices.checked(index, size);
    for (int choice = bases.length - 1; choice >= 0; choice--) {
      BigInteger[] parts = rest.divideAndRemainder(bases[choice]);
      decisions[choice] = parts[1].intValue();
      rest = parts[0];
    }
    return architecture(decisions);
  }

  @Override
  public BigInteger encode(Architecture architecture) {
    int[] decisions = read(architecture);
    BigInteger index = BigInteger.ZERO;
    for (int choice = 0; choice < bases.length; choice++) {
      index = index.multiply(bases[choice]).add(BigInteger.valueOf(decisions[choice]));
    }
    return index;
  }

  @Override
  public Architecture parse(String text) {
    return architecture(blueprint.read(text));
  }

  @Override
  public Map<String, String> notations(Architecture architecture) {
    return blueprint.notations(read(architecture));
  }

  @Override
  public List<Architecture> neighbours(Architecture architecture) {
    int[] decisions = read(architecture);
    List<Architecture> neighbours = new ArrayList<>();
    for (int choice = 0; choice < bases.length; choice++) {
      for (int option = 0; option < choices.get(choice).options().size(); option++) {
        if (option != decisions[choice]) {
          int[] changed = decisions.clone();
          changed[choice] = option;
          neighbours.add(architecture(changed));
        }
      }
    }
    return neighbours;
  }

  @Override
  public Architecture canonical(Architecture architecture) {
    return architecture(blueprint.canonical(read(architecture)));
  }

  @Override
  public String functionId(Architecture architecture) {
    return blueprint.functionId(read(architecture));
  }

  @Override
  public boolean hasDeadEdges() {
    return blueprint.hasDeadEdges();
  }

  @Override
  public Network toNetwork(Architecture architecture, Task task, DeadEdges deadEdges) {
    return blueprint.network(architecture.toString(), read(architecture), task, deadEdges);
  }

  private Architecture architecture(int[] decisions) {
    return new Architecture(name(), blueprint.write(decisions));
  }

  private int[] read(Architecture architecture) {
    if (!architecture.space().equals(name())) {
      throw new IllegalArgumentException(
          "The architecture %s is not of the space %s.".formatted(architecture, name()));
    }
    return blueprint.read(architecture.encoding());
  }
}
