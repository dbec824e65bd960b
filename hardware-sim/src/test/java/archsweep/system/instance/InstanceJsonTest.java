package archsweep.system.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceJsonTest {

  private static final String FORK =
      """
      {"devices": [{"id": "cpu", "mem": 10}, {"id": "gpu", "mem": 8}],
       "ops": [{"id": 0, "time": [19, null], "mem": 2},
               {"id": 1, "time": [4, 9], "mem": 3, "pinned": "gpu"},
               {"id": 2, "time": [7, 5], "mem": 4, "colocate": "pair"}],
       "edges": [{"src": 0, "dst": 1, "size": 3}, {"src": 0, "dst": 2, "size": 1}],
       "link_latency": [[0, 4], [5, 0]],
       "link_per_unit": [[0, 2], [1, 0]]}
      """;

  @Test
  void readsAnInstance() {
    Instance instance = InstanceJson.parse(FORK, "fork.json");
    assertThat(instance.size()).isEqualTo(3);
    assertThat(instance.supports(0, 1)).isFalse();
    assertThat(instance.supports(1, 0)).isFalse();
    assertThat(instance.time(1, 1)).isEqualTo(9);
    assertThat(instance.transfer(0, 0, 1)).isEqualTo(4 + 2 * 3);
    assertThat(instance.transfer(0, 1, 0)).isEqualTo(5 + 1 * 3);
    assertThat(instance.transfer(0, 1, 1)).isZero();
    assertThat(instance.group(2)).isZero();
    assertThat(instance.integral()).isTrue();
  }

  @Test
  void writesWhatItReads() {
    Instance instance = InstanceJson.parse(FORK, "fork.json");
    Instance again = InstanceJson.parse(InstanceWriter.write(instance), "fork.json");
    assertThat(again.devices()).isEqualTo(instance.devices());
    assertThat(again.operators()).isEqualTo(instance.operators());
    assertThat(again.edges()).isEqualTo(instance.edges());
    assertThat(again.transfer(0, 1, 0)).isEqualTo(instance.transfer(0, 1, 0));
  }

  /** What is replaced, by what, and what the message has to name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"time\": [4, 9]|\"time\": [4, -9]|ops[1].time[1] (-9) must not be negative",
        "\"time\": [4, 9]|\"time\": [4]|ops[1].time has 1 times, but there are 2 devices",
        "\"time\": [4, 9]|\"time\": [4, \"9\"]|ops[1].time[1] (\"9\") must be a number",
        "\"pinned\": \"gpu\"|\"pinned\": \"tpu\"|ops[1].pinned (tpu) is not the id of a device",
        "\"dst\": 2|\"dst\": 7|edges[1].dst (7) is not the id of an operator",
        "\"dst\": 2|\"dst\": 0|cycle: 0 -> 0",
        "[5, 0]|[null, 0]|no link from the device gpu to the device cpu: link_latency[1][0]",
        "[[0, 2], [1, 0]]|[[0, 2]]|link_per_unit[1][0] is missing",
        "\"mem\": 3|\"mem\": -3|ops[1].mem (-3) must not be negative",
        "\"size\": 3|\"size\": -3|edges[0].size (-3) must not be negative",
        "\"id\": 1|\"id\": 0|ops[1].id (0) is another",
        "\"edges\"|\"wires\"|the edges is missing",
        "\"id\": \"gpu\"|\"id\": \"cpu\"|devices[1].id (cpu) is another"
      })
  void namesWhatIsWrong(String old, String changed, String message) {
    assertThat(FORK).contains(old);
    String text = FORK.replace(old, changed);
    assertThatThrownBy(() -> InstanceJson.parse(text, "fork.json"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("fork.json")
        .hasMessageContaining(message);
  }

  @Test
  void writesOutACycle() {
    String cyclic =
        FORK.replace("\"edges\": [", "\"edges\": [{\"src\": 2, \"dst\": 0, \"size\": 1}, ");
    assertThatThrownBy(() -> InstanceJson.parse(cyclic, "fork.json"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("in a cycle: 0 -> 2 -> 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"mem\": 2}|\"mem\": 11}|the operator 0 needs 11 of memory",
        "[19, null]|[null, null]|no device supports the operator 0",
        "\"mem\": 10}|\"mem\": 0.5}|the operator 0 needs 2 of memory",
        "\"pinned\": \"gpu\"|\"colocate\": \"pair\"|OK",
        "\"mem\": 2}|\"mem\": 2, \"colocate\": \"pair\"}|OK",
        "\"mem\": 4,|\"mem\": 8, \"pinned\": \"gpu\",|OK"
      })
  void tellsWhatNoPlacementCanHave(String old, String changed, String message) {
    assertThat(FORK).contains(old);
    Instance instance = InstanceJson.parse(FORK.replace(old, changed), "fork.json");
    if (message.equals("OK")) {
      Feasibility.check(instance);
    } else {
      assertThatThrownBy(() -> Feasibility.check(instance))
          .isInstanceOf(UserException.class)
          .hasMessageContaining(message);
    }
  }

  @Test
  void aGroupMustHaveADeviceInCommon() {
    String apart =
        FORK.replace("\"mem\": 2}", "\"mem\": 2, \"colocate\": \"pair\"}")
            .replace("\"colocate\": \"pair\"}]", "\"colocate\": \"pair\", \"pinned\": \"gpu\"}]");
    assertThatThrownBy(() -> Feasibility.check(InstanceJson.parse(apart, "fork.json")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("group pair of 2 operators")
        .hasMessageContaining("no device that supports all of it");
  }
}
