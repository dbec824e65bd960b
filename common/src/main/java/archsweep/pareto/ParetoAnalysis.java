package archsweep.pareto;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Everything the tables say about one set of candidates: ranks, front, knee, hypervolume and
 * contributions, by the candidate's place in the given order.
 *
 * <p>The hypervolume has no unit. Each objective is normalised over all feasible and comparable
 * candidates, 0 for the best and 1 for the worst value among them, and the reference is {@value
 * #NORMALISED_REFERENCE} in every objective, a little worse than the worst, so that the extremes of
 * the front contribute too. With m objectives the hypervolume lies between 0 and {@value
 * #NORMALISED_REFERENCE}<sup>m</sup>. An objective in which all are equal is 0 throughout, its unit
 * taken as its range. So a value v is normalised to {@value #NORMALISED_REFERENCE} (v - {@link
 * #ideal}) / ({@link #reference} - {@link #ideal}), and the numbers can be made again. They change
 * with the range of the feasible candidates; a candidate that is dominated and inside this range
 * changes nothing.
 *
 * <p>Hypervolumes are exact or absent. Where the front has more distinct points than {@link
 * Hypervolume#mostPoints} and {@link Hypervolume#mostContributors} say, they are absent.
 */
public final class ParetoAnalysis {

  /** The reference in each normalised objective. */
  public static final double NORMALISED_REFERENCE = 1.1;

  private static final int NONE = -1;

  private final int[] ranks;
  private final BitSet front;
  private final int knee;
  private final double[] ideal;
  private final double[] reference;
  private final boolean hypervolumeKnown;
  private final double hypervolume;
  private final boolean contributionsKnown;
  private final double[] contributions;

  private ParetoAnalysis(ObjectiveMatrix points, BitSet feasible, int mostRanks) {
    ranks = Fronts.rank(points, feasible, mostRanks);
    front = new BitSet(ranks.length);
    for (int candidate = 0; candidate < ranks.length; candidate++) {
      front.set(candidate, ranks[candidate] == 0);
    }
    knee = Knee.of(points, front).orElse(NONE);
    Range range = Range.of(points, Fronts.comparable(points, feasible));
    int objectives = front.isEmpty() ? 0 : points.objectives();
    ideal = new double[objectives];
    reference = new double[objectives];
    for (int objective = 0; objective < objectives; objective++) {
      double best = range.best(objective);
      double worst = best + NORMALISED_REFERENCE * range.width(objective);
      ideal[objective] = points.measured(best, objective);
      reference[objective] = points.measured(worst, objective);
    }
    Hypervolume measured =
        Hypervolume.of(normalisedFront(points, range), normalisedReference(points));
    hypervolumeKnown = measured.frontSize() <= Hypervolume.mostPoints(points.objectives());
    hypervolume = hypervolumeKnown ? measured.volume() : 0;
    contributionsKnown = measured.frontSize() <= Hypervolume.mostContributors(points.objectives());
    contributions = contributionsKnown ? spread(measured.contributions()) : new double[0];
  }

  /**
   * Analyses a set of candidates.
   *
   * @param points the objectives
   * @param feasible the candidates that meet the constraints; others take no part
   * @param mostRanks how many ranks are wanted, from 1 for the front alone
   */
  public static ParetoAnalysis of(ObjectiveMatrix points, BitSet feasible, int mostRanks) {
    return new ParetoAnalysis(points, feasible, mostRanks);
  }

  /** The number of candidates. */
  public int candidates() {
    return ranks.length;
  }

  /**
   * The rank of a candidate: 0 on the front; none where it is infeasible, incomparable, or beyond
   * the ranks that were wanted.
   */
  public OptionalInt rank(int candidate) {
    int rank = ranks[candidate];
    return rank == Fronts.NO_RANK ? OptionalInt.empty() : OptionalInt.of(rank);
  }

  /** Whether it is feasible and comparable and no other such candidate dominates it. */
  public boolean isOnFront(int candidate) {
    return front.get(candidate);
  }

  /** The candidates on the front, all copies of a point included. */
  public BitSet front() {
    return (BitSet) front.clone();
  }

  /** The {@link Knee} of the front; none where the front is empty. */
  public OptionalInt knee() {
    return knee == NONE ? OptionalInt.empty() : OptionalInt.of(knee);
  }

  /**
   * The best value of each objective among the feasible and comparable candidates, as measured: 0
   * when normalised.
   *
   * @return [objectives], or empty where there are no such candidates
   */
  public double[] ideal() {
    return ideal.clone();
  }

  /**
   * The reference point, as measured: {@value #NORMALISED_REFERENCE} when normalised.
   *
   * @return [objectives], or empty where there are no feasible and comparable candidates
   */
  public double[] reference() {
    return reference.clone();
  }

  /** The normalised hypervolume of the front; absent where the front is too large. */
  public OptionalDouble hypervolume() {
    return hypervolumeKnown ? OptionalDouble.of(hypervolume) : OptionalDouble.empty();
  }

  /**
   * What the normalised hypervolume of the front loses without a candidate: 0 where the front has a
   * copy of it. Absent off the front, and for all where the front is too large.
   */
  public OptionalDouble contribution(int candidate) {
    return contributionsKnown && front.get(candidate)
        ? OptionalDouble.of(contributions[candidate])
        : OptionalDouble.empty();
  }

  private double[] normalisedFront(ObjectiveMatrix points, Range range) {
    int objectives = points.objectives();
    double[] normalised = new double[front.cardinality() * objectives];
    int row = 0;
    for (int member = front.nextSetBit(0); member >= 0; member = front.nextSetBit(member + 1)) {
      for (int objective = 0; objective < objectives; objective++) {
        normalised[row * objectives + objective] =
            range.normalised(points.cost(member, objective), objective);
      }
      row++;
    }
    return normalised;
  }

  private static double[] normalisedReference(ObjectiveMatrix points) {
    double[] normalised = new double[points.objectives()];
    Arrays.fill(normalised, NORMALISED_REFERENCE);
    return normalised;
  }

  /** From the members of the front to all candidates. */
  private double[] spread(double[] ofMembers) {
    double[] ofCandidates = new double[ranks.length];
    int row = 0;
    for (int member = front.nextSetBit(0); member >= 0; member = front.nextSetBit(member + 1)) {
      ofCandidates[member] = ofMembers[row++];
    }
    return ofCandidates;
  }
}
