package archsweep.device;

import archsweep.config.Section;

/**
 * How well a calibration tells measurements that it was not fitted on.
 *
 * @param rows how many
 * @param medianError the median of |predicted / measured - 1|
 * @param worstError the largest
 */
public record HeldOut(int rows, double medianError, double worstError) {

  static HeldOut read(Section section) {
    return new HeldOut(
        (int) section.integer("held_out_rows", 1, Integer.MAX_VALUE),
        section.number("held_out_median_error", 0, 1e6),
        section.number("held_out_worst_error", 0, 1e9));
  }
}
