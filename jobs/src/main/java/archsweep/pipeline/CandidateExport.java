package archsweep.pipeline;

import archsweep.config.UserException;
import archsweep.identity.Seeds;
import archsweep.images.ImageSource;
import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.network.Parameters;
import archsweep.onnx.OnnxExport;
import archsweep.precision.PrecisionAssignment;
import archsweep.precision.PrecisionScheme;
import archsweep.precision.RuleScheme;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import archsweep.sweep.SchemeHistory;
import archsweep.sweep.Sweep;
import archsweep.table.RunDirectory;
import archsweep.torch.Calibration;
import archsweep.training.Minibatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Candidates of a run as ONNX models, with the weights that the first of its {@code init_seeds}
 * draws. Quantised models are calibrated on the minibatch of the first of its {@code batch_seeds}.
 */
public final class CandidateExport {

  private final Sweep sweep;
  private final List<PrecisionScheme> schemes;

  private CandidateExport(Sweep sweep, List<PrecisionScheme> schemes) {
    this.sweep = sweep;
    this.schemes = schemes;
  }

  /**
   * For the candidates of a run.
   *
   * @throws UserException if the run never began
   */
  public static CandidateExport of(Sweep sweep, RunDirectory run) throws IOException {
    byte[] stored =
        run.file(SchemeHistory.FILE)
            .orElseThrow(
                () ->
                    new UserException(
                        "The run %s has no %s.".formatted(run, SchemeHistory.FILE),
                        "the run never began."));
    String text = new String(stored, StandardCharsets.UTF_8);
    return new CandidateExport(sweep, SchemeHistory.parse(text).schemes());
  }

  /** The network of an architecture, as it is executed. */
  public Network network(String architecture) {
    SearchSpace space = sweep.space();
    return space.toNetwork(space.parse(architecture), sweep.task(), DeadEdges.DROP);
  }

  /** Whether the formats of a scheme follow from its rules alone, as models need it. */
  public boolean exports(String scheme) {
    return scheme(scheme) instanceof RuleScheme;
  }

  /**
   * The model in float32; its formats are metadata.
   *
   * @throws UserException if the formats of the scheme need images, or the network has no form in
   *     ONNX
   */
  public byte[] unquantised(Network network, String scheme) {
    NetworkId id = NetworkId.of(network);
    return OnnxExport.write(network, weights(network, id), precision(network, id, scheme));
  }

  /**
   * The quantised model.
   *
   * @param batch what its static scales are calibrated on
   * @throws UserException if the formats of the scheme need images, or the network has no form in
   *     ONNX
   */
  public byte[] quantised(Network network, String scheme, Minibatch batch) {
    NetworkId id = NetworkId.of(network);
    Parameters weights = weights(network, id);
    PrecisionAssignment precision = precision(network, id, scheme);
    return OnnxExport.write(
        network,
        weights,
        precision,
        Calibration.ranges(
            network, weights, precision, List.of(batch.inputs()), List.of(batch.shape())));
  }

  /**
   * The minibatch that quantised models are calibrated on.
   *
   * @throws UserException if the images of the sweep cannot be read here
   */
  public Minibatch calibrationBatch() throws IOException {
    ImageSource images = sweep.data().images().open(sweep.task());
    return batch(sweep, images, sweep.data().batchSeeds().get(0));
  }

  /** The minibatch that a sweep draws with a seed. */
  static Minibatch batch(Sweep sweep, ImageSource images, long batchSeed) {
    long seed = Seeds.mix(sweep.seed(), images.name(), "batch " + batchSeed);
    return images.minibatch(sweep.data().batchSize(), seed);
  }

  private Parameters weights(Network network, NetworkId id) {
    long initSeed = sweep.data().initSeeds().get(0);
    long seed = Seeds.mix(sweep.seed(), id.hash(), "init " + initSeed);
    return Initialisation.PYTORCH_DEFAULT.draw(network, id, seed);
  }

  private PrecisionAssignment precision(Network network, NetworkId id, String name) {
    PrecisionScheme scheme = scheme(name);
    if (!(scheme instanceof RuleScheme rules)) {
      throw new UserException(
          "The formats of %s follow from sensitivities on the sweep's images, which a run does not keep."
              .formatted(name),
          "take the candidate of another scheme, or its network with --export JSON.");
    }
    return rules.assign(network, id, sweep.seed());
  }

  private PrecisionScheme scheme(String name) {
    return schemes.stream()
        .filter(scheme -> scheme.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    "The run has no precision scheme %s.".formatted(name),
                    "its %s was changed by hand.".formatted(SchemeHistory.FILE)));
  }
}
