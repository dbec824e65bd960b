package archsweep.proxy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The vote of three proxies over a set of networks: A beats B if at least two of synflow, jacob_cov
 * and snip are greater for A, and the vote of a network is the part of the others that it beats.
 * Abdelfattah et al., Zero-Cost Proxies for Lightweight NAS, ICLR 2021, where it is pairwise; the
 * part that is beaten is Copeland's way from pairs to a ranking.
 *
 * <p>It belongs to the set: another network more, and votes change. Takes O(n log^2 n) time.
 */
public final class Vote {

  /** The name of the column of results that has it. */
  public static final String NAME = "vote";

  /** Who votes; more is better for all. */
  public static final List<String> VOTERS = List.of("synflow", "jacob_cov", "snip");

  private final int[][] ranks;

  private Vote(int[][] ranks) {
    this.ranks = ranks;
  }

  /**
   * The votes.
   *
   * @param scores three arrays of one length, a score for each network; not finite where a voter
   *     has none
   * @return from 0 to 1, NaN for a network without a score of each voter, or alone
   */
  public static double[] of(double[][] scores) {
    if (scores.length != VOTERS.size()
        || Arrays.stream(scores).anyMatch(voter -> voter.length != scores[0].length)) {
      throw new IllegalArgumentException("The scores must be three arrays of one length.");
    }
    int[] complete =
        IntStream.range(0, scores[0].length)
            .filter(i -> Arrays.stream(scores).allMatch(voter -> Double.isFinite(voter[i])))
            .toArray();
    int[][] ranks = new int[scores.length][];
    for (int voter = 0; voter < scores.length; voter++) {
      double[] own = scores[voter];
      ranks[voter] = ranks(Arrays.stream(complete).mapToDouble(i -> own[i]).toArray());
    }
    long[] beaten = new Vote(ranks).beaten(complete.length);
    double[] votes = new double[scores[0].length];
    Arrays.fill(votes, Double.NaN);
    for (int i = 0; i < complete.length && complete.length > 1; i++) {
      votes[complete[i]] = (double) beaten[i] / (complete.length - 1);
    }
    return votes;
  }

  /** Dense ranks from 1, equal for equal values. */
  private static int[] ranks(double[] values) {
    double[] distinct =
        Arrays.stream(values).map(value -> value + 0.0).sorted().distinct().toArray();
    return Arrays.stream(values)
        .mapToInt(value -> Arrays.binarySearch(distinct, value + 0.0) + 1)
        .toArray();
  }

  /** Who is greater in two or in three counts in each pair, and three times if in all three. */
  private long[] beaten(int networks) {
    long[] beaten = new long[networks];
    for (int one = 0; one < 3; one++) {
      for (int other = one + 1; other < 3; other++) {
        addPairs(ranks[one], ranks[other], beaten);
      }
    }
    Integer[] order = new Integer[networks];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingInt(i -> ranks[0][i]).thenComparingInt(i -> -ranks[1][i]));
    subtractTriples(order, new Integer[networks], 0, networks, new Counts(networks), beaten);
    return beaten;
  }

  /** Adds for each network how many are less in both. */
  private static void addPairs(int[] first, int[] second, long[] sums) {
    Integer[] order = new Integer[first.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingInt(i -> first[i]));
    Counts counts = new Counts(first.length);
    int seen = 0;
    for (int i = 0; i < order.length; i++) {
      while (first[order[seen]] < first[order[i]]) {
        counts.add(second[order[seen++]], 1);
      }
      sums[order[i]] += counts.below(second[order[i]]);
    }
  }

  /**
   * Subtracts twice how many are less in all three. Those of a stretch are in the order of the
   * first rank, and where it is equal those of greater second rank come first, so nothing to the
   * left is less in the second but not in the first. Leaves the stretch in the order of the second
   * rank.
   */
  private void subtractTriples(
      Integer[] order, Integer[] spare, int from, int to, Counts counts, long[] sums) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    subtractTriples(order, spare, from, middle, counts, sums);
    subtractTriples(order, spare, middle, to, counts, sums);
    int left = from;
    for (int right = middle; right < to; right++) {
      int network = order[right];
      while (left < middle && ranks[1][order[left]] < ranks[1][network]) {
        counts.add(ranks[2][order[left++]], 1);
      }
      sums[network] -= 2L * counts.below(ranks[2][network]);
    }
    while (left > from) {
      counts.add(ranks[2][order[--left]], -1);
    }
    merge(order, spare, from, middle, to);
  }

  private void merge(Integer[] order, Integer[] spare, int from, int middle, int to) {
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeLeft =
          right == to || (left < middle && ranks[1][order[left]] <= ranks[1][order[right]]);
      spare[i] = takeLeft ? order[left++] : order[right++];
    }
    System.arraycopy(spare, from, order, from, to - from);
  }

  /** Counts by rank, summed in O(log n): Fenwick's tree. */
  private static final class Counts {
    private final int[] tree;

    Counts(int ranks) {
      tree = new int[ranks + 1];
    }

    void add(int rank, int count) {
      for (int i = rank; i < tree.length; i += i & -i) {
        tree[i] += count;
      }
    }

    /** How many there are of lower rank. */
    int below(int rank) {
      int sum = 0;
      for (int i = rank - 1; i > 0; i -= i & -i) {
        sum += tree[i];
      }
      return sum;
    }
  }
}
