package archsweep.cost.bramac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsweep.config.UserException;
import archsweep.device.ComputeInBram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the table that the authors' program prints, run by others: whole networks. */
class DesignSearchTest {

  @ParameterizedTest
  @CsvSource({
    "alexnet, 2, 352, 149324, 1128, 68074, 2.02, 816, 87988, 1.53",
    "alexnet, 4, 544, 284066, 1600, 125609, 2.16, 1080, 158416, 1.52",
    "alexnet, 8, 888, 515647, 1740, 305821, 1.86, 1664, 317386, 1.53",
    "resnet, 2, 792, 450990, 832, 391690, 0.99, 924, 296405, 1.17",
    "resnet, 4, 736, 877764, 972, 604571, 1.37, 1056, 641540, 1.25",
    "resnet, 8, 1452, 1751251, 1530, 1268818, 1.23, 1788, 1042158, 1.25",
  })
  void findsThePublishedDesigns(
      String name,
      int bits,
      long brams,
      long cycles,
      long synchronousBrams,
      long synchronousCycles,
      double synchronousArea,
      long pumpedBrams,
      long pumpedCycles,
      double pumpedArea) {
    TiledNetwork network =
        name.equals("alexnet") ? PublishedNetworks.alexNet() : PublishedNetworks.resNet34();
    DesignSearch search = new DesignSearch(network, bits, 1518, 1500);
    DesignPoint baseline = search.baseline();
    assertThat(baseline.brams()).isEqualTo(brams);
    assertThat(baseline.cycles()).isEqualTo(cycles);

    DesignPoint synchronous = search.computing(ComputeInBram.TWO_SYNCHRONOUS, baseline);
    assertThat(synchronous.brams()).isEqualTo(synchronousBrams);
    assertThat(synchronous.cycles()).isEqualTo(synchronousCycles);
    assertThat(synchronous.areaRatio(search.reference(baseline)))
        .isCloseTo(synchronousArea, within(0.005));

    DesignPoint pumped = search.computing(ComputeInBram.ONE_DOUBLE_PUMPED, baseline);
    assertThat(pumped.brams()).isEqualTo(pumpedBrams);
    assertThat(pumped.cycles()).isEqualTo(pumpedCycles);
    assertThat(pumped.areaRatio(search.reference(baseline))).isCloseTo(pumpedArea, within(0.005));
  }

  @Test
  void refusesLimitsThatLeaveNothing() {
    DesignSearch search = new DesignSearch(PublishedNetworks.alexNet(), 8, 8, 1500);

    assertThatThrownBy(search::baseline)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("No design within the device's limits runs AlexNet faster");
  }
}
