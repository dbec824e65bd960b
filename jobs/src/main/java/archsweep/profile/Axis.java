package archsweep.profile;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps values to places of a drawing.
 *
 * @param logarithmic whether equal ratios, rather than differences, are equally far
 * @param least the value at {@code from}
 * @param most the value at {@code to}
 */
record Axis(boolean logarithmic, double least, double most, double from, double to) {

  /** From zero to a value, at least a little more than zero. */
  static Axis linear(double most, double from, double to) {
    return new Axis(false, 0, Math.max(most, 1e-9), from, to);
  }

  /** From the power of ten below to that above. */
  static Axis powers(double least, double most, double from, double to) {
    double low = Math.pow(10, Math.floor(Math.log10(least)));
    double high = Math.pow(10, Math.ceil(Math.log10(most)));
    return new Axis(true, low, high == low ? 10 * low : high, from, to);
  }

  double place(double value) {
    double share =
        logarithmic
            ? Math.log(value / least) / Math.log(most / least)
            : (value - least) / (most - least);
    return from + share * (to - from);
  }

  /** Round values: steps of 1, 2 or 5 times a power of ten, about five; or powers of ten. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    if (logarithmic) {
      for (double tick = least; tick <= most * 1.001; tick *= 10) {
        ticks.add(tick);
      }
      return ticks;
    }
    double rough = (most - least) / 5;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = rough > 5 * power ? 10 * power : rough > 2 * power ? 5 * power : 2 * power;
    for (int i = 0; i * step <= most * 1.0001; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
