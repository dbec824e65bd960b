package archsweep.system.instance;

import java.util.Locale;

/**
 * What keeps a pipeline from taking the next sample: the steady-state period is the largest load of
 * any of these.
 */
public enum PeriodModel {
  /** Devices: the times of their operators. */
  COMPUTE,
  /** Devices, and each direction of each link: the transfers of the edges that are cut. */
  COMPUTE_AND_LINK,
  /**
   * Devices that spend time on transfers as they do on operators: each tensor once when it leaves
   * and once on each device that it comes to, hosts excepted. The model of Tarnawski et al.,
   * "Efficient algorithms for device placement of DNN graph operators" (NeurIPS 2020).
   */
  HOST_TRANSFERS;

  /** As files and tables call it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
