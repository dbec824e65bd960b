package archsweep.profile;

import archsweep.report.Html;
import java.util.Locale;

/** Writes a drawing, shape by shape. Numbers are written alike on every machine. */
final class Svg {

  static final int WIDTH = 1000;

  private final StringBuilder text = new StringBuilder();

  Svg(int height, String label) {
    add("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">", WIDTH, height, label);
  }

  void rectangle(double x, double y, double width, double height, String colour, String title) {
    add(
        "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"><title>%s</title></rect>",
        x, y, width, height, colour, Html.escape(title));
  }

  void faint(double x, double y, double width, double height, String colour, String title) {
    add(
        "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\" fill-opacity=\"0.18\"><title>%s</title></rect>",
        x, y, width, height, colour, Html.escape(title));
  }

  void circle(double x, double y, double radius, String colour, String title) {
    add(
        "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\" fill=\"%s\" fill-opacity=\"0.6\" stroke=\"#222\" stroke-width=\"0.5\"><title>%s</title></circle>",
        x, y, radius, colour, Html.escape(title));
  }

  void line(double x1, double y1, double x2, double y2, String style) {
    add(
        "<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" class=\"%s\"/>",
        x1, y1, x2, y2, style);
  }

  /** A text that starts, ends or is centred (start, end, middle) at a place. */
  void text(double x, double y, String anchor, String words) {
    add(
        "<text x=\"%.2f\" y=\"%.2f\" text-anchor=\"%s\">%s</text>",
        x, y, anchor, Html.escape(words));
  }

  String finish() {
    return text.append("</svg>\n").toString();
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
