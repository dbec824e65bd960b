package archsweep.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in a browser. */
class ReportPageIT {

  private static final Path PAGE = Path.of("target", "report", "report.html").toAbsolutePath();

  private static Chromium.Visit visit;

  @BeforeAll
  static void openThePage(@TempDir Path folder) throws IOException, InterruptedException {
    Files.createDirectories(PAGE.getParent());
    Files.writeString(PAGE, ReportPage.render(SampleReport.of(64)), UTF_8);
    visit = Chromium.open(PAGE, folder);
  }

  @Test
  void nothingGoesWrong() {
    assertThat(visit.dom()).contains("data-errors=\"0\"").doesNotContain("data-last-error");
    assertThat(visit.dom()).contains("data-ready=\"\"");
    assertThat(visit.console()).isEmpty();
  }

  @Test
  void theOpenChartsAreDrawn() {
    List<String> sizes =
        Pattern.compile("data-rendered=\"(\\d+x\\d+)\"")
            .matcher(visit.dom())
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();
    assertThat(sizes).as("front, parallel coordinates, box plots").hasSize(3);
    assertThat(sizes).allMatch(size -> size.matches("[1-9]\\d{2,}x[1-9]\\d{2,}"));
    assertThat(visit.dom().split("<canvas", -1)).hasSizeGreaterThanOrEqualTo(4);
  }
}
