package archsweep.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsweep.config.Section;
import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.space.Task;
import archsweep.testing.Fixtures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {

  private static final int RECORD = 3073;

  @TempDir Path folder;

  @Test
  void cifarFilesCountOn() throws IOException {
    byte[] records = cifar(7);
    write("a.bin", Arrays.copyOf(records, 3 * RECORD));
    write("b.bin", Arrays.copyOfRange(records, 3 * RECORD, 7 * RECORD));
    write("all.bin", records);
    ImageSource parts = open("{source: cifar10-binary, files: [%s/a.bin, %s/b.bin]}");
    ImageSource whole = open("{source: cifar10-binary, files: %s/all.bin}");
    assertThat(parts.size()).isEqualTo(7);
    assertThat(parts.sha256()).isEqualTo(whole.sha256());
    assertThat(parts.minibatch(7, 3).inputs()).isEqualTo(whole.minibatch(7, 3).inputs());
    assertThat(parts.minibatch(7, 3).labels()).isEqualTo(whole.minibatch(7, 3).labels());

    CifarBinary images = new CifarBinary(java.util.List.of(file("a.bin"), file("b.bin")));
    byte[][] read = images.read(new int[] {6, 0});
    assertThat(read[0]).isEqualTo(Arrays.copyOfRange(records, 6 * RECORD + 1, 7 * RECORD));
    assertThat(read[1]).isEqualTo(Arrays.copyOfRange(records, 1, RECORD));
    assertThat(images.label(6)).isEqualTo(records[6 * RECORD]);
  }

  @Test
  void wrongCifarFilesAreRefused() throws IOException {
    write("cut.bin", new byte[RECORD - 1]);
    refused("{source: cifar10-binary, files: %s/cut.bin}", "has 3072 bytes", "truncated");
    write("empty.bin", new byte[0]);
    refused("{source: cifar10-binary, files: %s/empty.bin}", "has 0 bytes", "truncated");
    byte[] label = cifar(2);
    label[RECORD] = 77;
    write("label.bin", label);
    refused("{source: cifar10-binary, files: %s/label.bin}", "label 77 in record 1", "CIFAR-100");
    refused("{source: cifar10-binary, files: %s/none.bin}", "is not a file", "relative to");
    refused("{source: cifar10-binary}", "data.files is missing", "add it");
    refused("{source: cifar10-binary, files: []}", "must name a file", "data_batch");
  }

  @Test
  void idxIsReadPlainAndPacked() throws IOException {
    byte[] images = idxImages(5, 28, 28);
    byte[] labels = idxLabels(0, 3, 9, 1, 4);
    write("images", images);
    write("labels", labels);
    write("images.gz", gzip(images));
    write("labels.gz", gzip(labels));
    ImageSource plain = open("{source: idx, images: %s/images, labels: %s/labels}");
    ImageSource packed =
        open("{source: idx, name: mine, images: %s/images.gz, labels: %s/labels.gz}");
    assertThat(packed.name()).isEqualTo("mine");
    assertThat(packed.sha256()).isEqualTo(plain.sha256());
    assertThat(packed.minibatch(5, 1).inputs()).isEqualTo(plain.minibatch(5, 1).inputs());
    assertThat(packed.minibatch(5, 1).labels()).containsExactlyInAnyOrder(0, 3, 9, 1, 4);
  }

  @Test
  void idxIsNormalisedByItself() throws IOException {
    write("images", idxImages(50, 32, 32));
    write("labels", idxLabels(new int[50]));
    IdxImages images = IdxImages.open(file("images"), file("labels"));
    double sum = 0;
    double squares = 0;
    int[] all = java.util.stream.IntStream.range(0, 50).toArray();
    for (byte[] image : images.read(all)) {
      for (byte pixel : image) {
        double value =
            ((pixel & 0xff) / 255.0 - images.normalisation().mean().get(0))
                / images.normalisation().deviation().get(0);
        sum += value;
        squares += value * value;
      }
    }
    assertThat(sum / (50 * 1024)).isCloseTo(0, within(1e-9));
    assertThat(squares / (50 * 1024)).isCloseTo(1, within(1e-9));
  }

  @Test
  void wrongIdxFilesAreRefused() throws IOException {
    byte[] images = idxImages(5, 28, 28);
    write("images", images);
    write("labels", idxLabels(0, 3, 9, 1, 4));
    write("four", idxLabels(0, 3, 9, 1));
    write("cut", Arrays.copyOf(images, images.length - 1));
    write("cut.gz", Arrays.copyOf(gzip(images), 100));
    write("short", new byte[3]);
    String idx = "{source: idx, images: %s/IMAGES, labels: %s/LABELS}";
    refused(idx.replace("IMAGES", "labels").replace("LABELS", "images"), "no idx file", "swapped");
    refused(idx.replace("IMAGES", "images").replace("LABELS", "four"), "4 labels for 5", "differ");
    refused(
        idx.replace("IMAGES", "cut").replace("LABELS", "labels"), "has 3935 bytes", "truncated");
    refused(idx.replace("IMAGES", "cut.gz").replace("LABELS", "labels"), "unpacked", "truncated");
    refused(idx.replace("IMAGES", "short").replace("LABELS", "labels"), "no idx file", "swapped");
  }

  @Test
  void zipOfJpegsIsRead() throws IOException {
    jpegZip("ten.zip", 10, 32, "train/");
    ImageSource source = open("{source: cifar10-jpeg-zip, file: %s/ten.zip}");
    assertThat(source.size()).isEqualTo(20);
    assertThat(source.minibatch(20, 1).labels()).containsOnly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    CifarJpegZip images = new CifarJpegZip(file("ten.zip"));
    byte[] first = images.read(new int[] {0})[0];
    byte[] last = images.read(new int[] {19})[0];
    assertThat(images.label(0)).isZero();
    assertThat(images.label(19)).isEqualTo(9);
    assertThat(first[0] & 0xff).as("red of class 0").isCloseTo(0, within(12));
    assertThat(last[0] & 0xff).as("red of class 9").isCloseTo(225, within(12));
    assertThat(last[1024] & 0xff).as("green").isCloseTo(100, within(12));
    assertThat(last[2048] & 0xff).as("blue").isCloseTo(50, within(12));
  }

  @Test
  void wrongZipsAreRefused() throws IOException {
    write("text.zip", "no zip".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    refused("{source: cifar10-jpeg-zip, file: %s/text.zip}", "is no zip file", "truncated");
    jpegZip("nine.zip", 9, 32, "train/");
    refused("{source: cifar10-jpeg-zip, file: %s/nine.zip}", "9 classes", "folders");
    jpegZip("deep.zip", 10, 32, "cifar/train/");
    refused("{source: cifar10-jpeg-zip, file: %s/deep.zip}", "0 classes", "deeper");
    jpegZip("large.zip", 10, 40, "train/");
    ImageSource large = open("{source: cifar10-jpeg-zip, file: %s/large.zip}");
    assertThatThrownBy(() -> large.minibatch(1, 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("32 x 32");
  }

  @Test
  void wrongSectionsAreRefused() {
    refused("{source: cifar10-binry, files: x}", "none of fashion-mnist-sample,", "cifar10-binary");
    refused("{source: fashion-mnist-sample, fils: x}", "there is no key data.fils", "you meant");
    assertThat(ImageSources.descriptions())
        .containsOnlyKeys("fashion-mnist-sample", "cifar10-binary", "cifar10-jpeg-zip", "idx");
  }

  @Test
  void realImagesAreNormalised() {
    Path file = Fixtures.data("images/cifar10_lossless_4000.bin");
    ImageSource source =
        ImageSources.read(
                Yaml.parse("data: {source: cifar10-binary, files: \"" + file + "\"}", "test")
                    .section("data"))
            .open(Task.CIFAR10);
    assertThat(source.size()).isEqualTo(4000);
    float[] inputs = source.minibatch(512, 1).inputs();
    double sum = 0;
    double squares = 0;
    for (float value : inputs) {
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / inputs.length;
    assertThat(mean).as("black borders included").isBetween(-0.5, 0.1);
    assertThat(Math.sqrt(squares / inputs.length - mean * mean)).isBetween(1.1, 1.5);
  }

  @Test
  void realJpegsAreNearTheLosslessImages() {
    Path zip = Fixtures.data("images/cifar10_jpeg.zip");
    Path binary = Fixtures.data("images/cifar10_lossless_4000.bin");
    CifarJpegZip jpegs = new CifarJpegZip(DataFile.of(section(), "a", zip.toString()));
    CifarBinary lossless =
        new CifarBinary(java.util.List.of(DataFile.of(section(), "a", binary.toString())));
    assertThat(jpegs.count()).isEqualTo(50_000);
    assertThat(lossless.label(0)).as("the first is the first frog").isEqualTo(6);
    byte[] frog = lossless.read(new int[] {0})[0];
    byte[] jpeg = jpegs.read(new int[] {6 * 5000})[0];
    assertThat(jpegs.label(6 * 5000)).isEqualTo(6);
    double error = 0;
    for (int i = 0; i < frog.length; i++) {
      error += Math.abs((frog[i] & 0xff) - (jpeg[i] & 0xff));
    }
    assertThat(error / frog.length).isLessThan(12);
  }

  @Test
  void wholeFashionMnistIsThatOfTheSample() {
    Path installed = Path.of("/usr/share/datasets/fashion-mnist");
    org.junit.jupiter.api.Assumptions.assumeTrue(
        Files.isDirectory(installed), "The Debian package dataset-fashion-mnist is not installed");
    IdxImages whole =
        IdxImages.open(
            DataFile.of(section(), "a", installed + "/train-images-idx3-ubyte.gz"),
            DataFile.of(section(), "a", installed + "/train-labels-idx1-ubyte.gz"));
    ImageSet sample = FashionMnistSample.open();
    assertThat(whole.count()).isEqualTo(60_000);
    assertThat(whole.read(new int[] {0})).isDeepEqualTo(sample.read(new int[] {0}));
    assertThat(whole.normalisation().mean().get(0))
        .isCloseTo(sample.normalisation().mean().get(0), within(1e-4));
    assertThat(whole.normalisation().deviation().get(0))
        .isCloseTo(sample.normalisation().deviation().get(0), within(1e-4));
  }

  private static Section section() {
    return Yaml.parse("a: b", "test");
  }

  private DataFile file(String name) {
    return DataFile.of(section(), "a", folder.resolve(name).toString());
  }

  private ImageSource open(String yaml) {
    String text = "data: " + yaml.replace("%s", folder.toString());
    Section section = Yaml.parse(text, "sweep.yaml").section("data");
    ImageSettings settings = ImageSources.read(section);
    section.refuseUnknownKeys();
    return settings.open(Task.CIFAR10);
  }

  private void refused(String yaml, String reason, String advice) {
    assertThatThrownBy(() -> open(yaml))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("sweep.yaml:1: ")
        .hasMessageContaining(reason)
        .hasMessageContaining(advice);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private static byte[] cifar(int count) {
    byte[] records = new byte[count * RECORD];
    new Random(count).nextBytes(records);
    for (int i = 0; i < count; i++) {
      records[i * RECORD] = (byte) (i % 10);
    }
    return records;
  }

  private static byte[] idxImages(int count, int height, int width) {
    byte[] bytes = new byte[16 + count * height * width];
    new Random(count).nextBytes(bytes);
    ByteBuffer.wrap(bytes).putInt(0x803).putInt(count).putInt(height).putInt(width);
    return bytes;
  }

  private static byte[] idxLabels(int... labels) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
    for (int label : labels) {
      bytes.put((byte) label);
    }
    return bytes.array();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /** Two images of one colour in each class: red 25 times the class, green 100, blue 50. */
  private void jpegZip(String name, int classes, int size, String prefix) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      for (int label = 0; label < classes; label++) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < size * size; i++) {
          image.setRGB(i % size, i / size, (25 * label << 16) | (100 << 8) | 50);
        }
        for (String file : new String[] {"0000.jpg", "0001.jpg"}) {
          zip.putNextEntry(new ZipEntry(prefix + "class" + label + "/" + file));
          ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
          ImageIO.write(image, "jpg", jpeg);
          zip.write(jpeg.toByteArray());
          zip.closeEntry();
        }
      }
    }
  }
}
