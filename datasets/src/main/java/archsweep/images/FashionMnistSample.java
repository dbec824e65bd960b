package archsweep.images;

import archsweep.config.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The images that the program brings along: 520 of the training images of Fashion-MNIST, the first
 * 52 of each class. Small, but real.
 */
final class FashionMnistSample {

  static final String NAME = "fashion-mnist-sample";

  private FashionMnistSample() {}

  static ImageSet open() {
    return IdxImages.of(
        resource("images-idx3-ubyte.gz"),
        resource("labels-idx1-ubyte.gz"),
        (reason, advice) ->
            new UserException("The bundled sample %s.".formatted(reason), "build anew."),
        Normalisation.FASHION_MNIST);
  }

  private static byte[] resource(String file) {
    String path = NAME + "/" + file;
    try (InputStream in = FashionMnistSample.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The resource %s is missing.".formatted(path));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
