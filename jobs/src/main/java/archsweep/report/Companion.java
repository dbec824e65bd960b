package archsweep.report;

import static java.util.Objects.requireNonNull;

/**
 * Another page of the same run, which the report links to.
 *
 * @param label what the link says
 * @param file its name in the folder of the report
 */
public record Companion(String label, String file) {

  public Companion {
    requireNonNull(label);
    requireNonNull(file);
  }

  String link() {
    return "<a href=\"%s\">%s</a>".formatted(Html.escape(file), Html.escape(label));
  }
}
