package archsweep.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in a browser. */
class ReportPageIT {

  private static final Pattern DRAWN_SIZE =
      Pattern.compile("data-rendered=\"[1-9]\\d{2,}x[1-9]\\d{2,}\"");

  @TempDir Path folder;

  @Test
  void drawsTheChartsOfTheFirstDeviceAndNothingGoesWrong() throws Exception {
    Chromium.Visit visit = visit(ReportPage.render(SampleReport.of(64), List.of()));
    assertAtRest(visit);
    assertThat(drawnCharts(visit))
        .as("four small fronts, front, parallel coordinates, box plots")
        .isEqualTo(7);
    assertThat(Pattern.compile("<canvas").matcher(visit.dom()).results().count())
        .isGreaterThanOrEqualTo(7);
  }

  @Test
  void arrowKeysOpenTheNextDevice() throws Exception {
    Chromium.Visit visit =
        visit(
            played(
                SampleReport.of(8),
                "document.getElementById('tab-0').dispatchEvent("
                    + "new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));"));
    assertAtRest(visit);
    assertThat(drawnCharts(visit)).isEqualTo(9);
    assertThat(visit.dom()).containsPattern("id=\"tab-1\"[^>]* aria-selected=\"true\"");
  }

  @Test
  void paperShowsEveryDevice() throws Exception {
    Chromium.Visit visit =
        visit(
            played(
                SampleReport.of(8),
                "document.getElementById('theme').click();"
                    + "window.dispatchEvent(new Event('beforeprint'));"));
    assertAtRest(visit);
    assertThat(drawnCharts(visit))
        .as("three for each of four devices, and the box plots")
        .isEqualTo(13);
    assertThat(visit.dom()).contains("data-theme=\"light\"").doesNotContain("<canvas");
  }

  @Test
  void textFromTablesStaysText() throws Exception {
    Chromium.Visit plain = visit(ReportPage.render(HostileReport.data(), List.of()));
    assertAtRest(plain);
    assertThat(plain.dom()).doesNotContain("data-owned");

    Chromium.Visit hovered =
        visit(
            played(
                HostileReport.data(),
                "document.querySelectorAll('[data-rendered]').forEach((host) => {"
                    + "  const chart = echarts.getInstanceByDom(host);"
                    + "  chart.getOption().series.forEach(({type}, seriesIndex) => type !== 'parallel' &&"
                    + "    chart.dispatchAction({type: 'showTip', seriesIndex, dataIndex: 0}));"
                    + "});"));
    assertAtRest(hovered);
    assertThat(hovered.dom()).contains("class=\"card\"").doesNotContain("data-owned");
    assertThat(hovered.dom()).contains("&lt;img src=x onerror=");
  }

  @Test
  void anEmptySweepHasAPage() throws Exception {
    assertAtRest(visit(ReportPage.render(SmallReport.of(List.of()), List.of())));
  }

  /** A page whose policy lets a script play the reader, once the charts are there. */
  private static String played(ReportData data, String script) {
    String page =
        ReportPage.render(data, List.of())
            .replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
    int end = page.lastIndexOf("</body>");
    return page.substring(0, end)
        + "<script>setTimeout(() => { %s }, 500);</script>".formatted(script)
        + page.substring(end);
  }

  private Chromium.Visit visit(String page) throws IOException, InterruptedException {
    Path place = Files.createTempDirectory(folder, "visit");
    Path file = place.resolve("report.html");
    Files.writeString(file, page, UTF_8);
    return Chromium.open(file, place);
  }

  private static void assertAtRest(Chromium.Visit visit) {
    assertThat(visit.console()).isEmpty();
    assertThat(visit.dom())
        .contains("data-errors=\"0\"", "data-ready=\"\"")
        .doesNotContain("data-last-error");
  }

  private static long drawnCharts(Chromium.Visit visit) {
    return DRAWN_SIZE.matcher(visit.dom()).results().count();
  }
}
