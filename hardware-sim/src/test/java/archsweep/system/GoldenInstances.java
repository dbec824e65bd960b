package archsweep.system;

import archsweep.system.instance.Instance;
import archsweep.system.instance.InstanceJson;
import archsweep.testing.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The instances of golden/partition, with what branch and bound, HiGHS and CP-SAT found. */
public final class GoldenInstances {

  /** An instance and the figures of its file. */
  public record Golden(Instance instance, JsonNode expected) {
    @Override
    public String toString() {
      return instance.name().replaceAll(".*/", "");
    }

    public double figure(String key) {
      return expected.path(key).asDouble();
    }
  }

  private GoldenInstances() {}

  /** Those that have a placement. */
  public static List<Golden> solvable() {
    return Fixtures.golden("partition", ".json").stream()
        .map(GoldenInstances::read)
        .filter(golden -> golden.expected().path("optimal_makespan").isNumber())
        .toList();
  }

  private static Golden read(Path file) {
    try {
      JsonNode expected = JsonMapper.builder().build().readTree(Files.readString(file));
      return new Golden(InstanceJson.read(file), expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
