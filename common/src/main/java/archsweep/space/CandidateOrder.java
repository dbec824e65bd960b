package archsweep.space;

import archsweep.identity.Seeds;
import java.math.BigInteger;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The order in which a sweep takes the architectures of a space, each once. Item k is known without
 * the items before it, so that tasks share the work without state; and a longer sample begins with
 * the shorter one of the same seed.
 */
public final class CandidateOrder {

  private final SearchSpace space;
  private final UnaryOperator<BigInteger> indexOf;

  private CandidateOrder(SearchSpace space, UnaryOperator<BigInteger> indexOf) {
    this.space = Objects.requireNonNull(space);
    this.indexOf = indexOf;
  }

  /** By index. */
  public static CandidateOrder byIndex(SearchSpace space) {
    return new CandidateOrder(space, UnaryOperator.identity());
  }

  /** Drawn without replacement; which ones depends on the seed, the space and its version. */
  public static CandidateOrder random(SearchSpace space, long runSeed) {
    long seed = Seeds.mix(runSeed, space.name() + "/" + space.version(), "sample");
    return new CandidateOrder(space, new RandomPermutation(space.size(), seed)::apply);
  }

  /** How many items there are: the size of the space. */
  public BigInteger size() {
    return space.size();
  }

  /**
   * The index of an item.
   *
   * @param item from 0
   * @throws IndexOutOfBoundsException unless 0 &lt;= item &lt; size
   */
  public BigInteger index(BigInteger item) {
    return indexOf.apply(Indices.checked(item, space.size()));
  }

  /** The architecture of an item, counted from 0. */
  public Architecture architecture(long item) {
    return space.decode(index(BigInteger.valueOf(item)));
  }
}
