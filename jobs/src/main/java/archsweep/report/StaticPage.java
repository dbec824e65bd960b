package archsweep.report;

/** The frame of HTML pages without scripts, which load nothing. */
public final class StaticPage {

  /** What ends a page. */
  public static final String FOOT = "</body></html>\n";

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>%s</title>
      <style>
      body {font: 15px/1.4 system-ui, sans-serif; margin: 2em auto; max-width: 1080px; color: #222}
      table {border-collapse: collapse; margin: 1em 0}
      td, th {padding: .2em .8em; text-align: right; border-bottom: 1px solid #ddd}
      td:first-child, th:first-child {text-align: left}
      svg {width: 100%%; height: auto; background: #fafafa}
      text {font: 11px system-ui, sans-serif; fill: #222}
      %s</style></head><body>
      <h1>%s</h1>
      """;

  private StaticPage() {}

  /**
   * What a page begins with, up to its heading.
   *
   * @param style more rules, each on a line of its own
   */
  public static String head(String title, String style) {
    String shown = Html.escape(title);
    return HEAD.formatted(shown, style, shown);
  }
}
