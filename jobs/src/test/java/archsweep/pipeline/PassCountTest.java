package archsweep.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.proxy.Proxies;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PassCountTest {

  @Test
  void countsNeedNoPass() {
    assertThat(count("params", "flops")).isZero();
  }

  @Test
  void equalPassesAreShared() {
    assertThat(count("grad_norm")).isEqualTo(3);
    assertThat(count("grad_norm", "snip", "fisher", "nwot")).isEqualTo(3);
    assertThat(count("grad_norm", "jacob_cov")).isEqualTo(5);
  }

  @Test
  void oneExampleIsAPartOfTheBatchAndOneByOneTakesLonger() {
    assertThat(count("synflow")).isEqualTo(3.0 / 64);
    assertThat(count("gradsign")).isEqualTo(15);
  }

  @Test
  void quantisedPassesAreRunAtEachPrecision() {
    assertThat(count("nwot_quantised")).isEqualTo(4);
    assertThat(count("nwot", "nwot_quantised")).isEqualTo(5);
  }

  private static double count(String... proxies) {
    return new PassCount(64, 4).of(Stream.of(proxies).map(Proxies::named).toList());
  }
}
