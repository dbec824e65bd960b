package archsweep.torch;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.network.op.Shape;
import archsweep.precision.Formats;
import archsweep.precision.NumberFormat;
import archsweep.precision.Quantiser;
import archsweep.precision.Quantiser.Granularity;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FakeQuantiserTest {

  @ParameterizedTest
  @MethodSource("formats")
  void isTheJavaQuantiserBitByBit(NumberFormat format) {
    LibTorch.prepareThread();
    SplittableRandom random = new SplittableRandom(5);
    for (Shape shape :
        List.of(Shape.fixed(6, 40, 3, 3), Shape.fixed(5, 33), Shape.fixed(4, 7, 32))) {
      for (double spread : new double[] {1e-6, 1, 300}) {
        float[] values = new float[(int) shape.elements()];
        for (int i = 0; i < values.length; i++) {
          double exponent = random.nextDouble(-8, 1);
          values[i] = (float) (random.nextGaussian() * spread * Math.pow(2, exponent));
        }
        values[3] = 0;
        for (Granularity granularity : Granularity.values()) {
          int axis = shape.rank() == 3 ? 2 : 1;
          Quantiser quantiser = new Quantiser(format, granularity);
          float[] expected = quantiser.apply(values, shape, axis);
          double[] actual =
              NativeScope.call(
                  () ->
                      Tensors.toArray(
                          new FakeQuantiser(quantiser)
                              .apply(Tensors.of(values, shape, Arithmetic.FLOAT32), axis)));
          for (int i = 0; i < values.length; i++) {
            assertThat((float) actual[i])
                .as("%s of %s", format.name(), values[i])
                .isEqualTo(expected[i] + 0.0f);
          }
        }
      }
    }
  }

  static List<NumberFormat> formats() {
    return Formats.all();
  }
}
