package archsweep.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportPageTest {

  private static final String SAMPLE = ReportPage.render(SampleReport.of(64), List.of());

  @Test
  void equalDataGivesEqualBytes() {
    assertThat(SampleReport.of(64)).isEqualTo(SampleReport.of(64));
    assertThat(ReportPage.render(SampleReport.of(64), List.of())).isEqualTo(SAMPLE);
  }

  @Test
  void isSmall() {
    assertThat(SAMPLE.getBytes(UTF_8).length).isLessThan(1_500_000);
  }

  @Test
  void asksTheNetworkForNothing() {
    assertThat(withoutLibrary(SAMPLE))
        .doesNotContainPattern("https?://")
        .doesNotContainPattern("(?i)\\s(src|srcset|action)\\s*=")
        .doesNotContain("@import", "url(", "fetch(", "XMLHttpRequest");
  }

  @Test
  void textFromTablesNeverBecomesMarkup() throws JsonProcessingException {
    ReportData hostile = HostileReport.data();
    String page = ReportPage.render(hostile, List.of());

    assertThat(withoutLibrary(page)).doesNotContain("<img", "<!--");
    assertThat(page.split("(?i)</script", -1)).as("four scripts").hasSize(5);
    assertThat(page).contains("<title>t&lt;/script&gt;&lt;/title&gt;&lt;img src=x onerror=&quot;");

    JsonNode data = data(page);
    assertThat(data.get("title").textValue()).isEqualTo(hostile.title());
    assertThat(data.at("/facts/0/label").textValue()).isEqualTo(hostile.facts().get(0).label());
    assertThat(data.at("/facts/0/value").textValue()).isEqualTo(hostile.facts().get(0).value());
    assertThat(data.at("/schemes/1").textValue()).isEqualTo(hostile.schemes().get(1));
    assertThat(data.at("/points/architectures/0").textValue())
        .isEqualTo(hostile.points().get(0).architecture());
    assertThat(data.at("/points/precision_id/1").textValue())
        .isEqualTo(hostile.points().get(1).precisionId());
  }

  @Test
  void otherPagesOfTheRunAreLinked() {
    Companion companion = new Companion("Measured <b>", "correlations.html");
    assertThat(SAMPLE).doesNotContain(companion.file());
    assertThat(ReportPage.render(SampleReport.of(64), List.of(companion)))
        .contains("<a href=\"correlations.html\">Measured &lt;b&gt;</a>");
  }

  @Test
  void largeSweepsAreDrawnInPartAndCountedInFull() throws JsonProcessingException {
    ReportData sweep = SampleReport.of(64);
    long onFronts = sweep.points().stream().filter(Point::isOnAnyFront).count();
    int limit = (int) onFronts + 10;
    JsonNode all = data(SAMPLE);
    JsonNode part = data(ReportPage.render(sweep, List.of(), limit));

    assertThat(part.at("/counts/drawn").intValue()).isEqualTo(limit).isLessThan(256);
    assertThat(part.at("/points/candidate_id")).hasSize(limit);
    assertThat(part.at("/counts/candidates").intValue()).isEqualTo(256);
    for (String counted : List.of("devices", "correlation")) {
      assertThat(part.get(counted)).isEqualTo(all.get(counted));
    }
    for (int device = 0; device < sweep.devices().size(); device++) {
      String members = "/points/devices/" + device + "/on_front";
      assertThat(sum(part.at(members))).isEqualTo(sum(all.at(members))).isPositive();
    }
  }

  private static int sum(JsonNode flags) {
    int sum = 0;
    for (JsonNode flag : flags) {
      sum += flag.intValue();
    }
    return sum;
  }

  private static JsonNode data(String page) throws JsonProcessingException {
    Matcher script =
        Pattern.compile("<script type=\"application/json\" id=\"report-data\">(.*?)</script>")
            .matcher(page);
    assertThat(script.find()).isTrue();
    return new ObjectMapper().readTree(script.group(1));
  }

  private static String withoutLibrary(String page) {
    int start = page.indexOf("<script>", page.indexOf("id=\"report-data\""));
    return page.substring(0, start) + page.substring(page.indexOf("</script>", start));
  }
}
