package archsweep.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
      Map.of("nwot", "nwot_reluonly", "params", "params_total", "flops", "macs_conv_linear");

  private static final double RELATIVE = 1e-6;

  /** Summands that vanish but for rounding, as plain's do in front of batch norms. */
  private static final double ABSOLUTE = 1e-9;

  @ParameterizedTest
  @MethodSource("fixtures")
  void float64AgreesWithTheReferences(ZeroCostFixture fixture) {
    assumeTrue(
        fixture.variant().equals("dxy"), "The conventions of " + fixture + " are not followed");
    Map<String, ProxyResult> results = score(fixture, Arithmetic.FLOAT64);
    int compared = 0;
    for (Proxy proxy : Proxies.all()) {
      ProxyResult result = results.get(proxy.name());
      String theirs = THEIR_NAMES.getOrDefault(proxy.name(), proxy.name());
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
    assertThat(compared).isGreaterThanOrEqualTo(11);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void float32AgreesRoughly(ZeroCostFixture fixture) {
    Map<String, ProxyResult> single = score(fixture, Arithmetic.FLOAT32);
    Map<String, ProxyResult> twofold = score(fixture, Arithmetic.FLOAT64);
    for (Proxy proxy : Proxies.all()) {
      if (proxy.descriptor().usesPrecision()) {
        continue;
      }
      double expected = twofold.get(proxy.name()).value();
      assertThat(single.get(proxy.name()).value())
          .as(proxy.name())
          .isCloseTo(expected, within(Math.abs(expected) * 5e-3));
    }
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
    new Scorer(4L << 30)
        .score(
            fixture.network(), fixture.parameters(), fixture.minibatch(), arithmetic, Proxies.all())
        .forEach(result -> results.put(result.proxy(), result));
    return results;
  }
}
