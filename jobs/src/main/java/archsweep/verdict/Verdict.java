package archsweep.verdict;

import archsweep.pipeline.FrontSummary;
import archsweep.pipeline.FrontSummary.Member;
import archsweep.pipeline.RunSummary;
import archsweep.sweep.Objective;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A run in words, numbers and a drawing, for the terminal. */
public final class Verdict {

  private static final int BEST_ROWS = 5;
  private static final int WIDTH = 60;
  private static final int HEIGHT = 12;

  private final RunSummary summary;
  private final OptionalDouble seconds;
  private final int accuracy;

  /**
   * @param seconds how long the run took just now, if it did
   * @param accuracy which objective stands for accuracy, by its place
   */
  public Verdict(RunSummary summary, OptionalDouble seconds, int accuracy) {
    this.summary = summary;
    this.seconds = seconds;
    this.accuracy = accuracy;
  }

  /** The lines to print. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(counts());
    lines.add(deduplication());
    failures().ifPresent(lines::add);
    summary.fronts().forEach(front -> addFront(lines, front));
    addFiles(lines);
    return lines;
  }

  private String counts() {
    String text =
        format(
            "%s: %,d architectures, %,d candidates, %,d scores, %,d costs",
            summary.name(),
            summary.architectures(),
            summary.candidates(),
            summary.scores(),
            summary.costs());
    return seconds.isPresent()
        ? text
            + format(
                "; %.0f s, %,.0f candidates an hour",
                seconds.getAsDouble(), summary.candidates() / seconds.getAsDouble() * 3600)
        : text;
  }

  private String deduplication() {
    double saved = 1 - (double) summary.distinct() / Math.max(1, summary.candidates());
    return format(
        "Of the candidates %,d are distinct (%,d networks at their precisions): scoring and costing"
            + " each once saved %.0f %%.",
        summary.distinct(), summary.networks(), 100 * saved);
  }

  private Optional<String> failures() {
    if (summary.statuses().isEmpty()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    summary.statuses().forEach((status, rows) -> parts.add(format("%,d %s", rows, status)));
    return Optional.of(
        "Rows without a value: " + String.join(", ", parts) + "; their column error says why.");
  }

  private void addFront(List<String> lines, FrontSummary summaryOfFront) {
    List<Member> members = summaryOfFront.members();
    List<Member> front = members.stream().filter(Member::onFront).toList();
    lines.add("");
    lines.add(
        format(
            "%s: %,d of %,d feasible candidates are on the front (%s)",
            summaryOfFront.device(), front.size(), summaryOfFront.feasible(), objectives()));
    if (front.isEmpty()) {
      return;
    }
    draw(members).forEach(line -> lines.add("  " + line));
    lines.add(
        "  On the front *, its knee X, others ."
            + (summary.objectives().size() > 2
                ? format(
                    " A front of %d objectives, seen in two: some of it looks dominated here.",
                    summary.objectives().size())
                : ""));
    table(front).forEach(line -> lines.add("  " + line));
  }

  private List<String> draw(List<Member> members) {
    int cost = costObjective();
    List<FrontDrawing.Point> points = new ArrayList<>();
    for (Member member : members) {
      FrontDrawing.Kind kind = FrontDrawing.Kind.OTHER;
      if (member.onFront()) {
        kind = member.knee() ? FrontDrawing.Kind.KNEE : FrontDrawing.Kind.FRONT;
      }
      points.add(new FrontDrawing.Point(member.value(cost), member.value(accuracy), kind));
    }
    return new FrontDrawing(
            summary.objectives().get(cost).metric(),
            summary.objectives().get(accuracy).metric(),
            WIDTH,
            HEIGHT)
        .draw(points);
  }

  /** The first objective that is no accuracy: what the drawing has to the right. */
  private int costObjective() {
    for (int i = 0; i < summary.objectives().size(); i++) {
      if (!summary.objectives().get(i).maximised()) {
        return i;
      }
    }
    return accuracy;
  }

  /** The knee and the best rows by accuracy; candidates that are one network show once. */
  private List<String> table(List<Member> front) {
    Set<List<OptionalDouble>> seen = new HashSet<>();
    List<Member> best = new ArrayList<>();
    Comparator<Member> byKnee = Comparator.comparing(member -> !member.knee());
    Comparator<Member> byAccuracy =
        Comparator.comparingDouble(
            member ->
                (summary.objectives().get(accuracy).maximised() ? -1 : 1) * member.value(accuracy));
    front.stream()
        .sorted(byKnee.thenComparing(byAccuracy).thenComparing(Member::candidateId))
        .filter(member -> seen.add(member.values()))
        .limit(BEST_ROWS)
        .forEach(best::add);
    List<String> lines = new ArrayList<>();
    StringBuilder header = new StringBuilder("    ");
    summary.objectives().forEach(objective -> header.append(format("%14s", objective.metric())));
    lines.add(header + "  precision       architecture");
    for (Member member : best) {
      StringBuilder line = new StringBuilder(member.knee() ? "  X " : "    ");
      for (OptionalDouble value : member.values()) {
        line.append(
            format("%14s", value.isPresent() ? FrontDrawing.number(value.getAsDouble()) : "-"));
      }
      lines.add(line + format("  %-14s  %s", member.scheme(), member.architecture()));
    }
    return lines;
  }

  private void addFiles(List<String> lines) {
    lines.add("");
    lines.add(summary.place());
    if (!summary.fronts().isEmpty()) {
      addFile(lines, "results.parquet", "one row a candidate, every score and cost a column");
      addFile(lines, "pareto.parquet", "who is on which front");
      addFile(lines, "training.parquet", "features, targets and splits for predictors");
      addFile(lines, "devices.parquet", "the figures of each device");
      addFile(lines, "report.html", "plots and tables, offline");
    }
    addFile(lines, "candidates/ scores/ costs/ timings/", "the tables that these are made of");
  }

  private static void addFile(List<String> lines, String file, String what) {
    lines.add(format("  %-36s %s", file, what));
  }

  private String objectives() {
    return String.join(", ", summary.objectives().stream().map(Objective::toString).toList());
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
