package archsweep.system.instance;

import archsweep.config.UserException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an instance's lists must agree in. */
final class InstanceChecks {

  private InstanceChecks() {}

  static void sizes(
      String name, List<Processor> devices, List<Operator> operators, List<List<Link>> links) {
    if (devices.isEmpty() || operators.isEmpty()) {
      throw new UserException(
          "%s has %d devices and %d operators.".formatted(name, devices.size(), operators.size()),
          "it is another kind of file: an instance needs at least one of each.");
    }
    unique(name, "devices", devices.stream().map(Processor::name).toList());
    unique(name, "operators", operators.stream().map(Operator::name).toList());
    for (Operator operator : operators) {
      if (operator.times().size() != devices.size()) {
        throw new UserException(
            "%s: the operator %s has %d times, but there are %d devices."
                .formatted(name, operator.name(), operator.times().size(), devices.size()),
            "give a time for each device, null where it is not supported.");
      }
    }
    if (links.size() != devices.size()
        || links.stream().anyMatch(row -> row.size() != devices.size())) {
      throw new UserException(
          "%s: there are links of %d devices, but %d devices."
              .formatted(name, links.size(), devices.size()),
          "a row of the links is missing.");
    }
  }

  private static void unique(String name, String what, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String each : names) {
      if (!seen.add(each)) {
        throw new UserException(
            "%s: two %s are called %s.".formatted(name, what, each), "give each its own id.");
      }
    }
  }
}
