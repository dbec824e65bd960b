package archsweep.report;

/** Text as HTML shows it. */
public final class Html {

  private Html() {}

  /** Escapes what would end a text or an attribute's value. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
