package archsweep.space.nb101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import archsweep.space.Architecture;
import java.math.BigInteger;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Cells by their hashes, for which all of them have to be hashed. */
class Hashes101IT {

  private static final NasBench101 SPACE = new NasBench101();
  private static final int STEP = 4_231;

  @Test
  void cellsAreFoundByTheirHashes() {
    for (int index = 0; index < Enumeration101.size(); index += STEP) {
      Architecture cell = SPACE.decode(BigInteger.valueOf(index));
      assertThat(SPACE.parse(SPACE.functionId(cell))).isEqualTo(cell);
    }
  }

  /** Of the tests of the benchmark's own code, and of its dataset's first row. */
  @Test
  void publishedHashesAreFound() {
    Architecture inception = SPACE.parse("28cfc7874f6d200472e1a9dcd8650aa0");
    assertThat(SPACE.functionId(inception)).isEqualTo("28cfc7874f6d200472e1a9dcd8650aa0");
    String first = "00005c142e6f48ac74fdcf73e3439874";
    assertThat(SPACE.parse(" " + first.toUpperCase(Locale.ROOT)))
        .isEqualTo(SPACE.parse(first))
        .extracting(SPACE::functionId)
        .isEqualTo(first);
  }

  @Test
  void hashesOfNoCellAreRefused() {
    assertThatThrownBy(() -> SPACE.parse("0".repeat(32)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is the hash of no cell");
    assertThatThrownBy(() -> SPACE.parse("00005c142e6f48ac74fdcf73e3439875"))
        .isInstanceOf(UserException.class);
  }
}
