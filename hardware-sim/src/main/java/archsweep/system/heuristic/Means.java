package archsweep.system.heuristic;

import archsweep.system.instance.Instance;

/** Times averaged over the devices that support an operator, and over ordered pairs of devices. */
final class Means {

  private Means() {}

  static double time(Instance instance, int operator) {
    double sum = 0;
    int devices = 0;
    for (int k = 0; k < instance.deviceCount(); k++) {
      if (instance.supports(operator, k)) {
        sum += instance.time(operator, k);
        devices++;
      }
    }
    return sum / devices;
  }

  /** Over pairs of different devices; 0 if there is but one device. */
  static double transfer(Instance instance, int edge) {
    int devices = instance.deviceCount();
    double sum = 0;
    for (int from = 0; from < devices; from++) {
      for (int to = 0; to < devices; to++) {
        sum += instance.transfer(edge, from, to);
      }
    }
    return devices == 1 ? 0 : sum / (devices * (devices - 1));
  }
}
