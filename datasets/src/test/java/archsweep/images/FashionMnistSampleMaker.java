package archsweep.images;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the bundled sample anew: {@code main(SOURCE, TARGET)}, where SOURCE holds the files of the
 * training set, as in the Debian package dataset-fashion-mnist under
 * /usr/share/datasets/fashion-mnist. Takes the first 52 images of each class, in their order.
 */
public final class FashionMnistSampleMaker {

  private static final int EACH = 52;
  private static final int CLASSES = 10;
  private static final int AREA = 28 * 28;

  private FashionMnistSampleMaker() {}

  public static void main(String[] arguments) throws IOException {
    Path source = Path.of(arguments[0]);
    Path target = Path.of(arguments[1]);
    byte[] images = unpack(source.resolve("train-images-idx3-ubyte.gz"));
    byte[] labels = unpack(source.resolve("train-labels-idx1-ubyte.gz"));
    ByteBuffer chosenImages = ByteBuffer.allocate(16 + EACH * CLASSES * AREA);
    ByteBuffer chosenLabels = ByteBuffer.allocate(8 + EACH * CLASSES);
    chosenImages.putInt(0x803).putInt(EACH * CLASSES).putInt(28).putInt(28);
    chosenLabels.putInt(0x801).putInt(EACH * CLASSES);
    int[] taken = new int[CLASSES];
    for (int i = 0; i < labels.length - 8; i++) {
      byte label = labels[8 + i];
      if (taken[label]++ < EACH) {
        chosenImages.put(images, 16 + i * AREA, AREA);
        chosenLabels.put(label);
      }
    }
    pack(target.resolve("images-idx3-ubyte.gz"), chosenImages.array());
    pack(target.resolve("labels-idx1-ubyte.gz"), chosenLabels.array());
    System.out.println("Over the training set: " + Normalisation.of(images, 16));
  }

  private static byte[] unpack(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private static void pack(Path file, byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    Files.write(file, packed.toByteArray());
  }
}
