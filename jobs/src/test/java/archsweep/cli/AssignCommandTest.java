package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssignCommandTest {

  @Test
  void aFrontGoesFromTheFastestToTheMostFaithful() {
    List<String[]> rows = rows("--front", "5", "--formats", "int4,int4/int8,int8");

    assertThat(rows).hasSizeBetween(3, 5);
    for (int i = 1; i < rows.size(); i++) {
      assertThat(number(rows.get(i)[0])).isLessThan(number(rows.get(i - 1)[0]));
      assertThat(number(rows.get(i)[1])).isGreaterThan(number(rows.get(i - 1)[1]));
    }
    assertThat(rows.get(rows.size() - 1)[5]).isEqualTo("int8:20");
  }

  @Test
  void aLimitIsKept() {
    double fastest = number(rows("--front", "2").get(0)[1]);
    List<String[]> rows = rows("--budget", "latency_us=" + 1.05 * fastest);

    assertThat(rows).hasSize(1);
    assertThat(number(rows.get(0)[1])).isBetween(fastest, 1.05 * fastest);
    assertThat(rows("--layers", "--budget", "weight_bytes=200_000"))
        .hasSize(20)
        .allMatch(row -> row[1].equals("int4") || row[1].equals("int8"));
  }

  @Test
  void mistakesAreExplained() {
    refuses("the least is", "--budget", "latency_us=1");
    refuses("The --budget (latency) is none of", "--budget", "latency=1");
    refuses("The limit (soon) of --budget must be a positive number", "--budget=latency_us=soon");
    refuses("The --front (1) and", "--front", "1");
    refuses("int44", "--formats", "int4,int44");
  }

  private static void refuses(String message, String... options) {
    CommandRun run = run(options);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  private static List<String[]> rows(String... options) {
    CommandRun run = run(options);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out().lines().skip(1).map(line -> line.split(",", -1)).toList();
  }

  private static CommandRun run(String... options) {
    List<Object> arguments = new ArrayList<>();
    arguments.addAll(
        List.of("assign", "resnet20", "systolic-32x32-os", "--batch-size=2", "--format=csv"));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray());
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}
