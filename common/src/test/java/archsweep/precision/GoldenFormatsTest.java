package archsweep.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import archsweep.network.op.Shape;
import archsweep.precision.FloatFormat.Specials;
import archsweep.precision.Quantiser.Granularity;
import archsweep.testing.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values that an exact program in fractions gave; zeros carry no sign there. */
class GoldenFormatsTest {

  private static final Map<String, Specials> KINDS =
      Map.of(
          "ieee", Specials.IEEE,
          "fn", Specials.ONE_NAN,
          "full", Specials.ALL_FINITE,
          "fnuz", Specials.FNUZ);

  /** Every how many-th random input the scaled variants use. */
  private static final int SCALED_STEP = 5;

  private static JsonNode golden;

  @BeforeAll
  static void read() throws IOException {
    Path file = Fixtures.golden("formats").resolve("fp_formats.json");
    assumeThat(file).exists();
    golden = new ObjectMapper().readTree(Files.readString(file));
  }

  @Test
  void codesHaveTheirValues() {
    golden
        .get("formats")
        .properties()
        .forEach(
            entry -> {
              JsonNode expected = entry.getValue();
              FloatFormat format = format(entry.getKey());
              assertThat(format.elementBits()).isEqualTo(expected.get("bits").asInt());
              assertThat(format.maximum()).isEqualTo(expected.get("max").asDouble());
              assertThat(format.maximumExponent()).isEqualTo(expected.get("emax").asInt());
              assertThat(format.minimumNormal()).isEqualTo(expected.get("min_normal").asDouble());
              assertThat(format.minimumSubnormal())
                  .isEqualTo(
                      expected.get("min_subnormal").isNull()
                          ? OptionalDouble.empty()
                          : OptionalDouble.of(expected.get("min_subnormal").asDouble()));
              double[] values =
                  FormatTable.of(format).codes().stream()
                      .mapToDouble(FormatTable.Code::value)
                      .toArray();
              assertThat(values).as(entry.getKey()).isEqualTo(doubles(expected.get("codes")));
            });
  }

  @Test
  void roundsToNearest() {
    for (Map.Entry<String, JsonNode> entry : golden.get("quantised").properties()) {
      FloatFormat format = format(entry.getKey());
      for (String inputs : List.of("random", "edge")) {
        float[] values = floats(golden.get("inputs").get(inputs + "_bits"));
        double[] rounded = new double[values.length];
        Arrays.setAll(rounded, i -> format.round(values[i]));
        assertThat(rounded)
            .as("%s %s", entry.getKey(), inputs)
            .isEqualTo(doubles(entry.getValue().get(inputs)));
      }
    }
  }

  @Test
  void scalesTheLargestMagnitudeToTheMaximum() {
    float[] values = scaledInputs();
    for (Map.Entry<String, JsonNode> entry : golden.get("quantised").properties()) {
      FloatFormat format = format(entry.getKey());
      JsonNode expected = entry.getValue().get("max_scaled_absmax");
      assertThat(Quantiser.floatScale((float) expected.get("absmax").asDouble(), format))
          .isEqualTo((float) expected.get("scale_f32").asDouble());
      assertThat(perTensor(format, values))
          .as(entry.getKey())
          .isEqualTo(asFloats(doubles(expected.get("values"))));
    }
  }

  @Test
  void integersAreSymmetricWithTiesToEven() {
    float[] values = scaledInputs();
    for (Map.Entry<String, JsonNode> entry :
        golden.get("integer_symmetric").get("bits").properties()) {
      IntegerFormat format = new IntegerFormat(Integer.parseInt(entry.getKey()));
      JsonNode expected = entry.getValue();
      float scale = (float) expected.get("scale_f32").asDouble();
      assertThat(Quantiser.integerScale((float) expected.get("absmax").asDouble(), format))
          .isEqualTo(scale);
      double[] codes = new double[values.length];
      Arrays.setAll(codes, i -> format.round(values[i] / scale) + 0.0);
      assertThat(codes).as(format.name()).isEqualTo(doubles(expected.get("codes")));
      assertThat(positiveZeros(perTensor(format, values)))
          .as(format.name())
          .isEqualTo(asFloats(doubles(expected.get("dequant"))));
    }
  }

  @Test
  void blocksShareAPowerOfTwo() {
    for (Map.Entry<String, JsonNode> entry : golden.get("mx_block32").get("formats").properties()) {
      JsonNode expected = entry.getValue();
      int size = expected.get("block").asInt();
      BlockFormat format = new BlockFormat(entry.getKey(), format(entry.getKey()), size, 8);
      int blocks = expected.get("scale_exponents").size();
      float[] values =
          Arrays.copyOf(floats(golden.get("inputs").get("random_bits")), blocks * size);
      List<Integer> exponents = new ArrayList<>();
      for (int block = 0; block < blocks; block++) {
        float largest = 0;
        for (int i = block * size; i < (block + 1) * size; i++) {
          largest = Math.max(largest, Math.abs(values[i]));
        }
        exponents.add(format.scaleExponent(largest));
      }
      float[] wanted = asFloats(doubles(expected.get("values")));
      Quantiser quantiser = Quantiser.ofActivations(format);

      assertThat(exponents)
          .as(entry.getKey())
          .isEqualTo(
              Arrays.stream(doubles(expected.get("scale_exponents")))
                  .mapToObj(exponent -> (int) exponent)
                  .toList());
      assertThat(quantiser.apply(values, Shape.fixed(blocks * size), 0)).isEqualTo(wanted);
      assertThat(quantiser.apply(values, Shape.fixed(blocks, size), 1)).isEqualTo(wanted);
      assertThat(
              transposed(
                  quantiser.apply(transposed(values, blocks), Shape.fixed(size, blocks), 0), size))
          .isEqualTo(wanted);
    }
  }

  private static FloatFormat format(String name) {
    JsonNode format = golden.get("formats").get(name);
    return new FloatFormat(
        name,
        format.get("exp_bits").asInt(),
        format.get("man_bits").asInt(),
        format.get("bias").asInt(),
        KINDS.get(format.get("kind").asText()));
  }

  private static float[] perTensor(NumberFormat format, float[] values) {
    return new Quantiser(format, Granularity.TENSOR).apply(values, Shape.fixed(values.length), 0);
  }

  private static float[] scaledInputs() {
    float[] all = floats(golden.get("inputs").get("random_bits"));
    float[] some = new float[(all.length + SCALED_STEP - 1) / SCALED_STEP];
    for (int i = 0; i < some.length; i++) {
      some[i] = all[i * SCALED_STEP];
    }
    return some;
  }

  private static float[] transposed(float[] values, int rows) {
    float[] result = new float[values.length];
    int columns = values.length / rows;
    for (int i = 0; i < values.length; i++) {
      result[i % columns * rows + i / columns] = values[i];
    }
    return result;
  }

  private static float[] positiveZeros(float[] values) {
    float[] result = values.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] += 0.0f;
    }
    return result;
  }

  private static float[] floats(JsonNode bits) {
    float[] values = new float[bits.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat((int) bits.get(i).asLong());
    }
    return values;
  }

  private static float[] asFloats(double[] values) {
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }

  private static double[] doubles(JsonNode numbers) {
    double[] values = new double[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (numbers.get(i).asText()) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(numbers.get(i).asText());
          };
    }
    return values;
  }
}
