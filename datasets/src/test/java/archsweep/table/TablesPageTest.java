package archsweep.table;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TablesPageTest {

  @Test
  void pageIsThatOfTheSchemas() throws IOException {
    Path page = Fixtures.projectRoot().resolve("docs/tables.md");
    if (System.getProperty("page.write") != null) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, TablesPage.markdown());
    }
    assertThat(Files.readString(page))
        .as("docs/tables.md; make it anew with the command in its second paragraph")
        .isEqualTo(TablesPage.markdown());
  }

  @Test
  void everyColumnIsExplained() {
    for (TableSchema table : Tables.FAN_OUT) {
      assertThat(table.columns()).allSatisfy(c -> assertThat(c.meaning()).endsWith("."));
    }
  }
}
