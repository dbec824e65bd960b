package archsweep.sweep;

import archsweep.cost.CostModel;

/**
 * What a plan calls the cost on a device: its name, the versions of its figures and of its model,
 * and the hash of the figures, such as {@code eyeriss-like.v1.m1.0123456789ab}. A raised version is
 * another column, so it is computed anew.
 *
 * @param device the name
 * @param version the rest, which the table of costs has as {@code device_version}
 */
public record CostColumn(String device, String version) {

  /** The column of a device as it is now. */
  public static CostColumn of(CostModel model) {
    return new CostColumn(
        model.device().name(),
        "v%d.m%d.%s"
            .formatted(
                model.device().version(),
                model.version(),
                model.device().identity().digest().substring(0, 12)));
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static CostColumn parse(String text) {
    int hash = text.lastIndexOf('.');
    int model = text.lastIndexOf('.', hash - 1);
    int version = text.lastIndexOf('.', model - 1);
    if (version < 1) {
      throw new IllegalArgumentException("The column (%s) names no device.".formatted(text));
    }
    return new CostColumn(text.substring(0, version), text.substring(version + 1));
  }

  /** Whether the other one has the same versions of the same device, but other figures. */
  public boolean contradicts(CostColumn other) {
    return device.equals(other.device)
        && withoutHash().equals(other.withoutHash())
        && !version.equals(other.version);
  }

  private String withoutHash() {
    return version.substring(0, version.lastIndexOf('.'));
  }

  @Override
  public String toString() {
    return device + "." + version;
  }
}
