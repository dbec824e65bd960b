package archsweep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.engine.Progress.Style;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final AtomicLong nanos = new AtomicLong();
  private final StringWriter text = new StringWriter();

  @Test
  void tellsRateTimeLeftAndFailuresEveryTenSeconds() {
    Progress progress = progress(Style.PLAIN);
    progress.start("scores", "networks", 1200);

    pass(5);
    progress.add(50, 0);
    assertThat(text.toString()).isEmpty();
    pass(5);
    progress.add(50, 2);

    assertThat(text.toString().strip())
        .isEqualTo(
            "scores     100 of 1,200 networks, 10 s, 10.0 a second, 1 min 50 s left, 2 failed");
    assertThat(progress.failures()).isEqualTo(2);
  }

  @Test
  void writesJsonLinesForMachines() {
    Progress progress = progress(Style.JSON);
    progress.start("costs", "rows", 10);
    pass(1);
    progress.add(10, 0);
    progress.finish();

    assertThat(text.toString().strip())
        .isEqualTo(
            "{\"stage\": \"costs\", \"unit\": \"rows\", \"done\": 10, \"total\": 10,"
                + " \"failures\": 0, \"seconds\": 1.0}");
  }

  @Test
  void writesDurationsForPeople() {
    assertThat(Progress.duration(59.4)).isEqualTo("59 s");
    assertThat(Progress.duration(125)).isEqualTo("2 min 5 s");
    assertThat(Progress.duration(3 * 3600 + 125)).isEqualTo("3 h 2 min");
  }

  private Progress progress(Style style) {
    return new Progress(new PrintWriter(text), style, nanos::get);
  }

  private void pass(int seconds) {
    nanos.addAndGet(seconds * 1_000_000_000L);
  }
}
