package archsweep.proxy;

/**
 * What a sweep has to know of a proxy without running it.
 *
 * @param name as sweep files and tables call it, such as "jacob_cov"
 * @param version raised whenever the same network and batch come to give another value
 * @param better which way promises the more accurate network
 * @param lowest no value is below it
 * @param highest no value is above it
 * @param usesData whether it depends on the minibatch
 * @param usesLabels whether it depends on the labels of the minibatch
 * @param usesPrecision whether it depends on the precision assignment
 */
public record ProxyDescriptor(
    String name,
    int version,
    Better better,
    double lowest,
    double highest,
    boolean usesData,
    boolean usesLabels,
    boolean usesPrecision) {

  public ProxyDescriptor {
    if (!name.matches("[a-z][a-z0-9_]*") || version < 1 || !(lowest < highest)) {
      throw new IllegalArgumentException(
          "The proxy %s, version %d, from %s to %s, cannot be."
              .formatted(name, version, lowest, highest));
    }
    if (usesLabels && !usesData) {
      throw new IllegalArgumentException("The labels that %s uses are data.".formatted(name));
    }
  }

  /** A proxy of the architecture and its initial weights alone. */
  static ProxyDescriptor dataFree(
      String name, int version, Better better, double lowest, double highest) {
    return new ProxyDescriptor(name, version, better, lowest, highest, false, false, false);
  }

  /** A proxy of a minibatch without its labels. */
  static ProxyDescriptor labelFree(
      String name, int version, Better better, double lowest, double highest) {
    return new ProxyDescriptor(name, version, better, lowest, highest, true, false, false);
  }

  /** A proxy of a labelled minibatch. */
  static ProxyDescriptor labelled(
      String name, int version, Better better, double lowest, double highest) {
    return new ProxyDescriptor(name, version, better, lowest, highest, true, true, false);
  }
}
