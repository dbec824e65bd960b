package archsweep.pipeline;

import archsweep.sweep.Sweep;
import archsweep.table.RunOwner;
import archsweep.training.Minibatch;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Writes the best of each device's front as quantised ONNX models into the run. */
final class FrontExport {

  /** The folder of the run that they are in. */
  static final String FOLDER = "exports";

  private final Sweep sweep;
  private final int accuracy;
  private final Consumer<String> messages;

  FrontExport(Sweep sweep, Consumer<String> messages) {
    this.sweep = sweep;
    this.accuracy = sweep.objectives().indexOf(sweep.accuracy());
    this.messages = messages;
  }

  /**
   * Writes {@code exports/DEVICE/CANDIDATE_ID.onnx} for the first candidates of each front, best
   * accuracy first. Those whose formats need images are left out, with a message.
   *
   * @param count how many of each front
   */
  void write(RunOwner owner, List<FrontSummary> fronts, int count) throws IOException {
    CandidateExport export = CandidateExport.of(sweep, owner.run());
    Minibatch batch = export.calibrationBatch();
    double sign = sweep.accuracy().maximised() ? -1 : 1;
    Comparator<FrontSummary.Member> best =
        Comparator.<FrontSummary.Member>comparingDouble(member -> sign * member.value(accuracy))
            .thenComparing(FrontSummary.Member::candidateId);
    for (FrontSummary front : fronts) {
      List<FrontSummary.Member> first =
          front.members().stream()
              .filter(FrontSummary.Member::onFront)
              .sorted(best)
              .limit(count)
              .toList();
      for (FrontSummary.Member member : first) {
        if (!export.exports(member.scheme())) {
          messages.accept(
              "%s is not exported: the formats of %s follow from sensitivities on the sweep's images."
                  .formatted(member.candidateId(), member.scheme()));
          continue;
        }
        String file = "%s/%s/%s.onnx".formatted(FOLDER, front.device(), member.candidateId());
        byte[] model =
            export.quantised(export.network(member.architecture()), member.scheme(), batch);
        owner.replaceFile(file, model);
        messages.accept("export: " + file);
      }
    }
  }
}
