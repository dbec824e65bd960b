package archsweep.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.verdict.FrontDrawing.Kind;
import archsweep.verdict.FrontDrawing.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontDrawingTest {

  private final FrontDrawing drawing = new FrontDrawing("latency_us", "nwot", 11, 3);

  @Test
  void putsPointsWhereTheyBelong() {
    List<String> lines =
        drawing.draw(
            List.of(
                new Point(0, 10, Kind.FRONT),
                new Point(10, 30, Kind.FRONT),
                new Point(5, 20, Kind.KNEE),
                new Point(5, 20, Kind.OTHER),
                new Point(10, 10, Kind.OTHER)));

    assertThat(lines)
        .containsExactly(
            "nwot",
            "        30 |          *",
            "           |     X",
            "        10 |*         .",
            "           +-----------",
            "            0        10  latency_us");
  }

  @Test
  void isLogarithmicOverWideRangesAndLeavesOutWhatIsNotFinite() {
    List<String> lines =
        drawing.draw(
            List.of(
                new Point(1, 1, Kind.FRONT),
                new Point(10, 1, Kind.FRONT),
                new Point(100, 1, Kind.FRONT),
                new Point(Double.NaN, 1, Kind.FRONT)));

    assertThat(lines.get(2)).isEqualTo("           |*    *    *");
    assertThat(lines.get(lines.size() - 1)).endsWith("latency_us (log)");
    assertThat(drawing.draw(List.of())).containsExactly("(no point has both latency_us and nwot)");
  }

  @Test
  void writesFourDigits() {
    assertThat(FrontDrawing.number(1234.5678)).isEqualTo("1235");
    assertThat(FrontDrawing.number(0.0123456)).isEqualTo("0.01235");
    assertThat(FrontDrawing.number(123456789)).isEqualTo("1.23e+08");
  }
}
