package archsweep.device;

/**
 * What a tiling accelerator computes at once.
 *
 * @param qvec output columns
 * @param cvec input channels
 * @param kvec filters
 */
public record TilingVectors(int qvec, int cvec, int kvec) {

  public TilingVectors {
    if (qvec < 1 || cvec < 1 || kvec < 1) {
      throw new IllegalArgumentException(
          "The vectors (%d, %d, %d) must be positive.".formatted(qvec, cvec, kvec));
    }
  }
}
