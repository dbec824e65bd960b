package archsweep.correlate;

/** Scores with what was measured of the same points, and what had to stay out. Immutable. */
final class Pairs {

  private final double[] scores;
  private final double[] targets;
  private final long withoutTarget;
  private final long unranked;
  private final long withoutScore;

  /** Takes the arrays as they are: the caller must not keep them. */
  Pairs(double[] scores, double[] targets, long withoutTarget, long unranked, long withoutScore) {
    this.scores = scores;
    this.targets = targets;
    this.withoutTarget = withoutTarget;
    this.unranked = unranked;
    this.withoutScore = withoutScore;
  }

  /** The scores, finite. */
  double[] scores() {
    return scores.clone();
  }

  /** What was measured, as many. */
  double[] targets() {
    return targets.clone();
  }

  /** How many points the public table does not have. */
  long withoutTarget() {
    return withoutTarget;
  }

  /** How many points have a target that is not to be ranked. */
  long unranked() {
    return unranked;
  }

  /** How many points have a target and no score. */
  long withoutScore() {
    return withoutScore;
  }
}
