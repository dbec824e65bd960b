package archsweep.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import archsweep.network.op.Shape;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantiserTest {

  @Test
  void fullPrecisionIsTheIdentity() {
    float[] values = {1.1f, -0.0f, Float.MIN_VALUE, Float.NaN, 3e38f};
    assertThat(Quantiser.ofWeights(Formats.FP32).apply(values, Shape.fixed(5), 0))
        .isEqualTo(values)
        .isNotSameAs(values);
  }

  @Test
  void wideFloatsAreCastWithoutScale() {
    float[] values = {1 + 0x1p-11f, 1 + 0x3p-11f, 65_519f, 65_520f, -0x1p-25f, 0x1.8p-24f};
    assertThat(Quantiser.ofActivations(Formats.FP16).apply(values, Shape.fixed(6), 0))
        .containsExactly(1, 1 + 0x1p-9f, 65_504, Float.POSITIVE_INFINITY, -0.0f, 0x1p-23f);
    assertThat(
            Quantiser.ofActivations(Formats.BF16)
                .apply(new float[] {1 + 0x1p-8f, 1 + 0x3p-8f, 0x1p-133f}, Shape.fixed(3), 0))
        .containsExactly(1, 1 + 0x1p-6f, 0x1p-133f);
  }

  @Test
  void bf16AgreesWithRoundingTheBits() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      int bits = random.nextInt();
      float value = Float.intBitsToFloat(bits);
      if (Float.isFinite(value)) {
        int rounded = bits + 0x7fff + ((bits >>> 16) & 1);
        assertThat((float) Formats.BF16.cast(value))
            .isEqualTo(Float.intBitsToFloat(rounded & 0xffff_0000));
      }
    }
  }

  @Test
  void channelsHaveScalesOfTheirOwn() {
    float[] values = {7, 3.4f, 0.07f, 0.034f};
    Shape shape = Shape.fixed(2, 2);

    assertThat(Quantiser.ofWeights(Formats.INT4).apply(values, shape, 1))
        .containsExactly(7, 3, 7 * (0.07f / 7), 3 * (0.07f / 7));
    assertThat(Quantiser.ofActivations(Formats.INT4).apply(values, shape, 1))
        .containsExactly(7, 3, 0, 0);
  }

  @Test
  void zerosAndTheTiniestStayFinite() {
    for (NumberFormat format : Formats.all()) {
      Quantiser quantiser = Quantiser.ofActivations(format);
      assertThat(quantiser.apply(new float[4], Shape.fixed(4), 0)).containsExactly(0, 0, 0, 0);
      for (float value : quantiser.apply(new float[] {1e-45f, 0, -1e-45f}, Shape.fixed(3), 0)) {
        assertThat(value).as(format.name()).isFinite();
      }
    }
  }

  @Test
  void quantisingTwiceChangesNothing() {
    Random random = new Random(2);
    float[] values = new float[6 * 33];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    for (NumberFormat format : Formats.all()) {
      if (format instanceof BlockFormat || format instanceof FloatFormat) {
        Quantiser quantiser = Quantiser.ofWeights(format);
        float[] once = quantiser.apply(values, Shape.fixed(6, 33), 1);
        float[] twice = quantiser.apply(once, Shape.fixed(6, 33), 1);
        for (int i = 0; i < once.length; i++) {
          assertThat(Math.abs(twice[i] - once[i]))
              .as(format.name())
              .isLessThanOrEqualTo(2 * Math.ulp(once[i]));
        }
      }
    }
  }

  @Test
  void errorsAreAtMostHalfAStepOfIntegers() {
    Random random = new Random(3);
    float[] values = new float[1_000];
    float largest = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
      largest = Math.max(largest, Math.abs(values[i]));
    }
    for (int bits = 2; bits <= 16; bits++) {
      IntegerFormat format = new IntegerFormat(bits);
      float half = Quantiser.integerScale(largest, format) / 2;
      float[] quantised =
          Quantiser.ofActivations(format).apply(values, Shape.fixed(values.length), 0);
      for (int i = 0; i < values.length; i++) {
        assertThat(Math.abs(quantised[i] - values[i])).isLessThanOrEqualTo(half * 1.0001f);
      }
    }
  }

  /** In e2m1, whose maximum is 6 and whose largest power of two is 4. */
  @Test
  void rulesOfScalesDifferAsTheirNamesSay() {
    assertThat(exponent(ScaleRounding.FLOOR, 7.9)).isEqualTo(0);
    assertThat(exponent(ScaleRounding.CEIL, 7.9)).isEqualTo(1);
    assertThat(exponent(ScaleRounding.CEIL, 4)).isEqualTo(0);
    assertThat(exponent(ScaleRounding.RATIO_CEIL, 6)).isEqualTo(0);
    assertThat(exponent(ScaleRounding.RATIO_CEIL, 6.01)).isEqualTo(1);
    assertThat(exponent(ScaleRounding.EVEN, 6.9)).isEqualTo(0);
    assertThat(exponent(ScaleRounding.EVEN, 7)).isEqualTo(1);
    assertThat(exponent(ScaleRounding.FLOOR, 0)).isEqualTo(-127);
  }

  @Test
  void roundingIsMonotoneAndKeepsWhatTheFormatHas() {
    for (NumberFormat known : Formats.all()) {
      if (known instanceof FloatFormat format && format.elementBits() <= 8) {
        double last = Double.NEGATIVE_INFINITY;
        double end = 1.2 * format.maximum();
        for (double value = -end; value <= end; value += end / 3_000) {
          double rounded = format.round(value);
          assertThat(rounded).isGreaterThanOrEqualTo(last);
          last = rounded;
        }
        FormatTable.of(format).codes().stream()
            .mapToDouble(FormatTable.Code::value)
            .filter(Double::isFinite)
            .forEach(value -> assertThat(format.round(value)).isEqualTo(value + 0.0));
      }
    }
  }

  @Test
  void valuesHaveTheirCodes() {
    for (NumberFormat known : Formats.all()) {
      if (known instanceof FloatFormat format && format.elementBits() <= 16) {
        for (long code = 0; code < 1L << format.elementBits(); code++) {
          double value = format.value(code);
          if (!Double.isNaN(value)) {
            assertThat(format.code(value)).as(format.name()).isEqualTo(code);
          }
        }
        assertThatThrownBy(() -> format.code(0x1.23456789p0))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void formatsAreKnownByName() {
    assertThat(Formats.named("mxfp4_ratio_ceil").storedBits()).isEqualTo(4.25);
    assertThat(Formats.all())
        .extracting(NumberFormat::name)
        .contains("int4", "int8", "bf16", "e4m3", "e5m2", "e3m2", "e2m3", "e2m1", "e3m0", "e1m2");
    assertThat(Formats.all()).allSatisfy(f -> assertThat(Formats.named(f.name())).isEqualTo(f));
    assertThatThrownBy(() -> Formats.named("int44"))
        .isInstanceOf(UserException.class)
        .hasMessage("There is no number format int44.\nMaybe you meant int4.");
  }

  @Test
  void tablesNameTheirProperties() {
    String text = FormatTable.of(Formats.named("e2m1")).text();

    assertThat(text.lines())
        .contains("maximum              6.0", "   1  0001  0.5", "  15  1111  -6.0");
    assertThat(FormatTable.of(Formats.INT4).text()).contains("   8  1000  -8.0");
    assertThat(FormatTable.of(Formats.FP16).codes()).isEmpty();
  }

  private static int exponent(ScaleRounding rule, double largest) {
    FloatFormat element = (FloatFormat) Formats.named("e2m1");
    return new BlockFormat("mx", element, 32, 8, rule).scaleExponent(largest);
  }
}
