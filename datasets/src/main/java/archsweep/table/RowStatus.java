package archsweep.table;

import archsweep.config.Similar;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a row of scores or costs came out, in its column {@code status}. */
public enum RowStatus {
  /** The value stands. */
  OK(true),
  /** The formula has no finite value here, such as the logarithm of 0: the value is null. */
  UNDEFINED(true),
  /** The device or the proxy cannot treat such a network. */
  UNSUPPORTED(true),
  /** It was predicted to need, or needed, more memory than there was. */
  OUT_OF_MEMORY(false),
  /** It took longer than the sweep allows. */
  TIMED_OUT(false),
  /** It ended its process again and again, so it was left out. */
  CRASHED(false),
  /** Something else went wrong; the column {@code error} says what. */
  FAILED(false);

  private final boolean deterministic;

  RowStatus(boolean deterministic) {
    this.deterministic = deterministic;
  }

  /** Whether the same sweep gives the same row on another day: these rows make the content hash. */
  public boolean deterministic() {
    return deterministic;
  }

  /** Whether the row counts as a failure, which {@code --retry-failed} tries again. */
  public boolean failure() {
    return !deterministic;
  }

  /** As it stands in the tables. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The status of a row.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static RowStatus of(String text) {
    for (RowStatus status : values()) {
      if (status.text().equals(text)) {
        return status;
      }
    }
    List<String> names = Arrays.stream(values()).map(RowStatus::text).toList();
    throw new IllegalArgumentException(
        "There is no status %s; maybe %s".formatted(text, Similar.advice(text, names)));
  }
}
