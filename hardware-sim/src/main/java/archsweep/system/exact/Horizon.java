package archsweep.system.exact;

import archsweep.system.instance.Instance;

/** A value that no placement exceeds: every operator and every transfer at its slowest. */
final class Horizon {

  private Horizon() {}

  static double of(Instance instance) {
    int devices = instance.deviceCount();
    double sum = 0;
    for (int i = 0; i < instance.size(); i++) {
      double longest = 0;
      for (int k = 0; k < devices; k++) {
        longest = Math.max(longest, instance.supports(i, k) ? instance.time(i, k) : 0);
      }
      sum += longest;
    }
    for (int e = 0; e < instance.edges().size(); e++) {
      double longest = 2 * instance.edges().get(e).size();
      for (int k = 0; k < devices; k++) {
        for (int l = 0; l < devices; l++) {
          longest = Math.max(longest, instance.transfer(e, k, l));
        }
      }
      sum += longest;
    }
    return sum;
  }
}
