package archsweep.space;

import archsweep.network.Network;
import archsweep.space.Cell201.Operation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The topology space of NAS-Bench-201 (Dong and Yang, "NAS-Bench-201: Extending the Scope of
 * Reproducible Neural Architecture Search", ICLR 2020): 5^6 = 15,625 cells of four nodes.
 *
 * <p>The index is that of the published archive, and so of the public tables.
 */
public final class NasBench201 implements SearchSpace {

  /** Which of the published implementations of a cell. */
  public enum Variant {
    /** Convolutions without bias, affine batch norm: the trained networks, and NASLib's. */
    NAS_BENCH_201,
    /** Convolutions with bias, batch norm neither affine nor tracked: zero-cost-nas. */
    ZERO_COST_NAS
  }

  private final int channels;
  private final int cellsPerStage;
  private final Variant variant;

  /** As the benchmark trained it: 16 channels in the first stage, five cells a stage. */
  public NasBench201() {
    this(16, 5, Variant.NAS_BENCH_201);
  }

  /**
   * The same cells in a network of another size.
   *
   * @param channels of the first stage; each further stage doubles them
   * @param cellsPerStage how often each of the three stages repeats the cell
   */
  public NasBench201(int channels, int cellsPerStage, Variant variant) {
    if (channels < 1 || cellsPerStage < 1) {
      throw new IllegalArgumentException(
          "The channels (%d) and the cellsPerStage (%d) must be positive."
              .formatted(channels, cellsPerStage));
    }
    this.channels = channels;
    this.cellsPerStage = cellsPerStage;
    this.variant = Objects.requireNonNull(variant);
  }

  @Override
  public String name() {
    return switch (variant) {
      case NAS_BENCH_201 -> "nas-bench-201";
      case ZERO_COST_NAS -> "nas-bench-201-zero-cost-nas";
    };
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public BigInteger size() {
    return BigInteger.valueOf(Cell201.COUNT);
  }

  @Override
  public List<Choice> choices() {
    List<String> options = Stream.of(Operation.values()).map(Operation::text).toList();
    List<Choice> choices = new ArrayList<>();
    for (int target = 1; target < Cell201.NODES; target++) {
      for (int source = 0; source < target; source++) {
        choices.add(new Choice("edge %d-%d".formatted(source, target), options));
      }
    }
    return choices;
  }

  @Override
  public List<Integer> decisions(Architecture architecture) {
    return cell(architecture).operations().stream().map(Operation::ordinal).toList();
  }

  @Override
  public List<Task> tasks() {
    return List.of(Task.CIFAR10, Task.CIFAR100, Task.IMAGENET16_120);
  }

  @Override
  public Architecture decode(BigInteger index) {
    return architecture(ArchiveOrder201.cell(Indices.checked(index, size()).intValueExact()));
  }

  @Override
  public BigInteger encode(Architecture architecture) {
    return BigInteger.valueOf(ArchiveOrder201.index(cell(architecture)));
  }

  @Override
  public Architecture parse(String text) {
    return architecture(Cell201.parse(text));
  }

  @Override
  public Map<String, String> notations(Architecture architecture) {
    return Map.of("naslib", cell(architecture).naslib());
  }

  @Override
  public List<Architecture> neighbours(Architecture architecture) {
    List<Operation> operations = cell(architecture).operations();
    List<Architecture> neighbours = new ArrayList<>();
    for (int edge = 0; edge < Cell201.EDGES; edge++) {
      for (Operation other : Operation.values()) {
        if (other != operations.get(edge)) {
          List<Operation> changed = new ArrayList<>(operations);
          changed.set(edge, other);
          neighbours.add(architecture(new Cell201(changed)));
        }
      }
    }
    return neighbours;
  }

  @Override
  public Architecture canonical(Architecture architecture) {
    String form = ExecutedCell201.form(cell(architecture));
    return architecture(ArchiveOrder201.cell(ExecutedCell201.firstIndex(form)));
  }

  @Override
  public String functionId(Architecture architecture) {
    return cell(architecture).uniqueText();
  }

  @Override
  public boolean hasDeadEdges() {
    return true;
  }

  @Override
  public Network toNetwork(Architecture architecture, Task task, DeadEdges deadEdges) {
    return new Network201(architecture.toString(), cell(architecture), variant, deadEdges)
        .build(task, channels, cellsPerStage);
  }

  private Architecture architecture(Cell201 cell) {
    return new Architecture(name(), cell.toString());
  }

  private Cell201 cell(Architecture architecture) {
    if (!architecture.space().equals(name())) {
      throw new IllegalArgumentException(
          "The architecture %s is not of the space %s.".formatted(architecture, name()));
    }
    return Cell201.parse(architecture.encoding());
  }
}
