package archsweep.network.op;

import java.util.Map;

/**
 * The extent of a tensor along one axis: a number, or a name that stands for a number which is
 * chosen when the network is run, such as the batch size or the length of a sequence.
 */
public sealed interface Dim {

  /** A known extent. */
  record Fixed(long size) implements Dim {
    public Fixed {
      if (size < 1) {
        throw new IllegalArgumentException(
            "The size (%d) of an axis must be positive.".formatted(size));
      }
    }

    @Override
    public String toString() {
      return Long.toString(size);
    }
  }

  /** An extent that is bound when the network is run. */
  record Symbol(String name) implements Dim {
    /** The batch size, which every network leaves open. */
    public static final Symbol BATCH = new Symbol("batch");

    /** The length of a sequence. */
    public static final Symbol SEQUENCE = new Symbol("sequence");

    public Symbol {
      if (name.isBlank()) {
        throw new IllegalArgumentException("The name of a symbolic axis must not be blank.");
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Dim of(long size) {
    return new Fixed(size);
  }

  /** Replaces a symbol by its number where {@code sizes} has one. */
  default Dim bind(Map<String, Long> sizes) {
    return this instanceof Symbol symbol && sizes.containsKey(symbol.name())
        ? new Fixed(sizes.get(symbol.name()))
        : this;
  }
}
