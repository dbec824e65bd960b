package archsweep.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.proxy.Scorer.Wish;
import archsweep.torch.Arithmetic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scores of given weights on a given batch, against what zero-cost-nas and NASLib gave. */
class ZeroCostGoldenTest {

  /** Our names of what the references call otherwise. */
  private static final Map<String, String> THEIR_NAMES =
      Map.ofEntries(
          Map.entry("nwot", "nwot_reluonly"),
          Map.entry("nwot_zero_cost_nas", "nwot_as_coded"),
          Map.entry("zico", "zico_2half"),
          Map.entry("gradsign", "gradsign_mean_abs_sum_sign"),
          Map.entry("params", "params_total"),
          Map.entry("flops", "macs_conv_linear"));

  /**
   * The references' synflow removes all batch norms of one variant, and keeps some of the other.
   */
  private static final Map<String, String> SYNFLOW =
      Map.of("dxy", "synflow", "samsung", "synflow_zero_cost_nas");

  private static final double RELATIVE = 1e-6;

  /** Summands that vanish but for rounding, as plain's do in front of batch norms. */
  private static final double ABSOLUTE = 1e-9;

  @ParameterizedTest
  @MethodSource("fixtures")
  void float64AgreesWithTheReferences(ZeroCostFixture fixture) {
    Map<String, ProxyResult> results = score(fixture, Arithmetic.FLOAT64);
    int compared = 0;
    for (Proxy proxy : Proxies.all()) {
      ProxyResult result = results.get(proxy.name());
      String theirs = theirs(fixture, proxy.name());
      double expected = expected(fixture, proxy.name(), theirs);
      if (Double.isNaN(expected)) {
        continue;
      }
      compared++;
      assertThat(result.status()).as(proxy.name() + " " + result.error()).isEqualTo(Status.OK);
      assertThat(result.value())
          .as(proxy.name())
          .isCloseTo(expected, within(Math.abs(expected) * RELATIVE + ABSOLUTE));
      fixture
          .layers(theirs)
          .forEach(
              (layer, summand) ->
                  assertThat(result.layers().getOrDefault(layer, 0.0))
                      .as(proxy.name() + " of " + layer)
                      .isCloseTo(summand, offset(Math.abs(summand) * RELATIVE + ABSOLUTE)));
    }
    assertThat(compared).isGreaterThanOrEqualTo(16);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void float32AgreesRoughly(ZeroCostFixture fixture) {
    Map<String, ProxyResult> single = score(fixture, Arithmetic.FLOAT32);
    Map<String, ProxyResult> twofold = score(fixture, Arithmetic.FLOAT64);
    for (Proxy proxy : Proxies.all()) {
      if (proxy.name().equals("sqnr_db")
          || twofold.get(proxy.name()).status() == Status.UNDEFINED) {
        assertThat(single.get(proxy.name()).status()).isEqualTo(Status.UNDEFINED);
        continue;
      }
      double expected = twofold.get(proxy.name()).value();
      assertThat(single.get(proxy.name()).value())
          .as(proxy.name())
          .isCloseTo(expected, within(Math.abs(expected) * 5e-3));
    }
  }

  private static String theirs(ZeroCostFixture fixture, String ours) {
    if (ours.equals("synflow") || ours.equals("synflow_zero_cost_nas")) {
      return SYNFLOW.get(fixture.variant()).equals(ours) ? "synflow" : "none";
    }
    return THEIR_NAMES.getOrDefault(ours, ours);
  }

  static List<ZeroCostFixture> fixtures() {
    return ZeroCostFixture.all();
  }

  /** In our units: NASLib's logarithm of synflow, and NATS-Bench's bias of the linear layer. */
  private static double expected(ZeroCostFixture fixture, String ours, String theirs) {
    double score = fixture.score(theirs);
    return switch (ours) {
      case "synflow" -> Math.log(score);
      case "flops" -> score + fixture.entry().get("classes").asInt();
      default -> score;
    };
  }

  private static Map<String, ProxyResult> score(ZeroCostFixture fixture, Arithmetic arithmetic) {
    Map<String, ProxyResult> results = new HashMap<>();
    PrecisionAssignment full =
        PrecisionAssignment.uniform(fixture.network(), LayerPrecision.of(Formats.FP32));
    new Scorer(4L << 30)
        .score(
            fixture.network(),
            fixture.parameters(),
            fixture.draws(),
            fixture.minibatch(),
            arithmetic,
            List.of(new Wish(full, Proxies.all())))
        .get(0)
        .forEach(result -> results.put(result.proxy(), result));
    return results;
  }
}
