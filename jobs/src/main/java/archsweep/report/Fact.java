package archsweep.report;

import static java.util.Objects.requireNonNull;

/**
 * Something to know about the run, such as its seed or how long it took.
 *
 * @param label such as "run seed"
 * @param value such as "42"
 */
public record Fact(String label, String value) {

  public Fact {
    requireNonNull(label);
    requireNonNull(value);
  }
}
