package archsweep.proxy;

import archsweep.torch.NativeScope;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The proxies that look on at a pass, each with what it wants to see. */
record Onlookers(List<Onlooker> all) {

  /** A proxy at work and its wish for this pass. */
  record Onlooker(Evaluation evaluation, PassSpec wish) {}

  Onlookers {
    all = List.copyOf(all);
  }

  boolean want(Capture capture) {
    return all.stream().anyMatch(onlooker -> onlooker.wish().wants(capture));
  }

  boolean want(Objective objective, Capture capture) {
    return all.stream().anyMatch(wanting(objective, capture));
  }

  boolean wantGradients() {
    return all.stream()
        .flatMap(onlooker -> onlooker.wish().captures().stream())
        .anyMatch(Capture::differentiates);
  }

  void begin(int[] labels) {
    all.forEach(onlooker -> onlooker.evaluation().show(it -> it.begin(onlooker.wish(), labels)));
  }

  /** Shows an event to those who want this capture. */
  void show(Capture capture, Consumer<Measurement> event) {
    show(onlooker -> onlooker.wish().wants(capture), event);
  }

  /** Shows an event to those who want this capture of this objective. */
  void show(Objective objective, Capture capture, Consumer<Measurement> event) {
    show(wanting(objective, capture), event);
  }

  void fail(Status status, String error) {
    all.forEach(onlooker -> onlooker.evaluation().fail(status, error));
  }

  /** The CPU time that the proxies have taken for themselves so far. */
  long cpuNanos() {
    return all.stream().mapToLong(onlooker -> onlooker.evaluation().cpuNanos()).sum();
  }

  /** Charges what all have caused together to each in equal parts. */
  void share(long nanos) {
    all.forEach(onlooker -> onlooker.evaluation().addCpuNanos(nanos / all.size()));
  }

  private void show(Predicate<Onlooker> chosen, Consumer<Measurement> event) {
    NativeScope.recording(
        false, () -> all.stream().filter(chosen).forEach(it -> it.evaluation().show(event)));
  }

  private static Predicate<Onlooker> wanting(Objective objective, Capture capture) {
    return onlooker -> onlooker.wish().objective() == objective && onlooker.wish().wants(capture);
  }
}
