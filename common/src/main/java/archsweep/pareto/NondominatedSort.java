package archsweep.pareto;

import java.util.Arrays;

/**
 * Nondominated sorting by divide and conquer: M. T. Jensen, "Reducing the run-time complexity of
 * multiobjective EAs", IEEE TEVC 7(5), 2003, made right for equal coordinates as in F.-A. Fortin,
 * S. Grenier and M. Parizeau, "Generalizing the improved run-time complexity algorithm for
 * non-dominated sorting", GECCO 2013.
 *
 * <p>The points are split in three at a value of the last objective. The lower part is sorted by
 * itself; then what it dominates in the middle and in the upper part is a question about one
 * objective less. With two objectives left a sweep along the first asks a prefix maximum over the
 * second. For n points and m objectives this takes O(n log n) for m up to 2, and O(n
 * log<sup>m-1</sup> n) beyond, provided that the pivots, medians of a sample, split well.
 *
 * <p>A point whose rank has reached the limit is dropped at once: whatever it dominates is also
 * dominated by the point of the last wanted rank that dominates it.
 */
final class NondominatedSort {

  /** So many pairs are compared one by one rather than divided further. */
  private static final int FEW_PAIRS = 1024;

  private static final int SAMPLE = 31;

  private final int[][] coordinates;
  private final int mostRanks;
  private final int[] ranks;
  private final PrefixMaximum maxima;

  private NondominatedSort(DistinctPoints points, int mostRanks) {
    this.coordinates = points.coordinates();
    this.mostRanks = mostRanks;
    this.ranks = new int[points.size()];
    this.maxima = new PrefixMaximum(points.size());
  }

  /** The rank of each point; mostRanks and more stand for any rank beyond the wanted ones. */
  static int[] ranks(DistinctPoints points, int mostRanks) {
    NondominatedSort sort = new NondominatedSort(points, mostRanks);
    int[] all = new int[points.size()];
    Arrays.setAll(all, i -> i);
    if (points.coordinates().length == 1) {
      return all; // distinct numbers from the smallest: each is a front
    }
    sort.sortWithin(all, points.coordinates().length - 1);
    return sort.ranks;
  }

  /**
   * Ranks points among each other, given what other points have already made of their ranks.
   *
   * @param all ascending, so in lexicographic order; equal in every objective behind the last
   * @param last the last objective to look at, from 1
   */
  private void sortWithin(int[] all, int last) {
    int[] points = wanted(all);
    if (last == 1) {
      sweep(points);
    } else if (points.length * (long) points.length <= FEW_PAIRS) {
      comparePairs(points, last);
    } else {
      int pivot = median(points, last);
      int[] lower = select(points, last, 0, pivot - 1);
      int[] middle = select(points, last, pivot, pivot);
      int[] upper = select(points, last, pivot + 1, Integer.MAX_VALUE);
      sortWithin(lower, last);
      sortBehind(lower, middle, last - 1);
      sortWithin(middle, last - 1);
      sortBehind(select(points, last, 0, pivot), upper, last - 1);
      sortWithin(upper, last);
    }
  }

  /**
   * Raises the ranks of points above those of the finished points that dominate them.
   *
   * @param allBetter finished, and better than each of the others in some objective behind the
   *     last, and no worse in any of these; ascending
   * @param allWorse ascending
   * @param last the last objective to look at, from 1
   */
  private void sortBehind(int[] allBetter, int[] allWorse, int last) {
    int[] better = wanted(allBetter);
    int[] worse = wanted(allWorse);
    if (better.length == 0 || worse.length == 0) {
      return;
    }
    if (better.length * (long) worse.length <= FEW_PAIRS) {
      comparePairs(better, worse, last);
    } else if (last == 1) {
      sweep(better, worse);
    } else {
      int pivot = median(better.length > worse.length ? better : worse, last);
      int[] worseUpper = select(worse, last, pivot + 1, Integer.MAX_VALUE);
      sortBehind(select(better, last, 0, pivot - 1), select(worse, last, 0, pivot - 1), last);
      int[] betterUpToPivot = select(better, last, 0, pivot);
      sortBehind(betterUpToPivot, select(worse, last, pivot, pivot), last - 1);
      sortBehind(betterUpToPivot, worseUpper, last - 1);
      sortBehind(select(better, last, pivot + 1, Integer.MAX_VALUE), worseUpper, last);
    }
  }

  private void comparePairs(int[] points, int last) {
    for (int i = 1; i < points.length; i++) {
      for (int j = 0; j < i; j++) {
        raiseIfDominated(points[j], points[i], last);
      }
    }
  }

  private void comparePairs(int[] better, int[] worse, int last) {
    for (int point : worse) {
      for (int other : better) {
        raiseIfDominated(other, point, last);
      }
    }
  }

  private void raiseIfDominated(int better, int worse, int last) {
    if (ranks[better] < ranks[worse]) {
      return;
    }
    for (int objective = 0; objective <= last; objective++) {
      if (coordinates[objective][better] > coordinates[objective][worse]) {
        return;
      }
    }
    ranks[worse] = ranks[better] + 1;
  }

  /** In two objectives, a point is dominated by those before it that are no worse in the second. */
  private void sweep(int[] points) {
    int[] second = coordinates[1];
    for (int point : points) {
      ranks[point] = Math.max(ranks[point], maxima.upTo(second[point]));
      maxima.raise(second[point], ranks[point] + 1);
    }
    for (int point : points) {
      maxima.clear(second[point]);
    }
  }

  private void sweep(int[] better, int[] worse) {
    int[] first = coordinates[0];
    int[] second = coordinates[1];
    int entered = 0;
    for (int point : worse) {
      while (entered < better.length && first[better[entered]] <= first[point]) {
        maxima.raise(second[better[entered]], ranks[better[entered]] + 1);
        entered++;
      }
      ranks[point] = Math.max(ranks[point], maxima.upTo(second[point]));
    }
    for (int i = 0; i < entered; i++) {
      maxima.clear(second[better[i]]);
    }
  }

  private int[] wanted(int[] points) {
    int count = 0;
    for (int point : points) {
      count += ranks[point] < mostRanks ? 1 : 0;
    }
    if (count == points.length) {
      return points;
    }
    int[] wanted = new int[count];
    int next = 0;
    for (int point : points) {
      if (ranks[point] < mostRanks) {
        wanted[next++] = point;
      }
    }
    return wanted;
  }

  private int[] select(int[] points, int objective, int lowest, int highest) {
    int[] column = coordinates[objective];
    int[] selected = new int[points.length];
    int count = 0;
    for (int point : points) {
      if (column[point] >= lowest && column[point] <= highest) {
        selected[count++] = point;
      }
    }
    return Arrays.copyOf(selected, count);
  }

  private int median(int[] points, int objective) {
    int[] sample = new int[Math.min(points.length, SAMPLE)];
    for (int i = 0; i < sample.length; i++) {
      int at = (int) ((2L * i + 1) * points.length / (2L * sample.length));
      sample[i] = coordinates[objective][points[at]];
    }
    Arrays.sort(sample);
    return sample[sample.length / 2];
  }
}
