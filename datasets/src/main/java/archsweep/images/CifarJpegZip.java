package archsweep.images;

import archsweep.config.UserException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The training images of CIFAR-10 as JPEGs in a zip: {@code train/CLASS/NAME.jpg}. Labels are the
 * places of the class names in alphabetical order, which is CIFAR-10's own. JPEG loses: the images
 * are not exactly those of the binary version.
 */
final class CifarJpegZip implements ImageSet {

  private static final int SIZE = 32;
  private static final int CLASSES = 10;
  private static final String FOLDER = "train/";

  private final DataFile file;
  private final List<String> entries = new ArrayList<>();
  private final List<String> classes;
  private final String sha256;

  /**
   * Reads the directory of the zip, and no image.
   *
   * @throws UserException if it is no zip of this form
   */
  CifarJpegZip(DataFile file) {
    this.file = file;
    try (ZipFile zip = new ZipFile(file.path().toFile())) {
      Enumeration<? extends ZipEntry> all = zip.entries();
      while (all.hasMoreElements()) {
        String name = all.nextElement().getName();
        if (name.matches("train/[^/]+/[^/]+\\.jpe?g")) {
          entries.add(name);
        }
      }
    } catch (ZipException e) {
      throw file.wrong("is no zip file: " + e.getMessage(), "it is truncated; fetch it once more.");
    } catch (IOException e) {
      throw file.failed(e);
    }
    Collections.sort(entries);
    TreeSet<String> names = new TreeSet<>();
    entries.forEach(entry -> names.add(classOf(entry)));
    classes = List.copyOf(names);
    if (classes.size() != CLASSES) {
      throw file.wrong(
          "has JPEGs of %d classes in train/CLASS/NAME.jpg, and CIFAR-10 has %d"
              .formatted(classes.size(), CLASSES),
          "its folders are named otherwise, or one level deeper.");
    }
    sha256 = file.sha256();
  }

  @Override
  public int count() {
    return entries.size();
  }

  @Override
  public int channels() {
    return 3;
  }

  @Override
  public int height() {
    return SIZE;
  }

  @Override
  public int width() {
    return SIZE;
  }

  @Override
  public int classes() {
    return CLASSES;
  }

  @Override
  public int label(int index) {
    return Collections.binarySearch(classes, classOf(entries.get(index)));
  }

  @Override
  public byte[][] read(int[] indices) {
    byte[][] images = new byte[indices.length][];
    try (ZipFile zip = new ZipFile(file.path().toFile())) {
      for (int i = 0; i < indices.length; i++) {
        images[i] = pixels(zip, entries.get(indices[i]));
      }
    } catch (IOException e) {
      throw file.failed(e);
    }
    return images;
  }

  private byte[] pixels(ZipFile zip, String entry) throws IOException {
    BufferedImage image;
    try (InputStream in = zip.getInputStream(zip.getEntry(entry))) {
      image = ImageIO.read(new MemoryCacheImageInputStream(in));
    }
    if (image == null || image.getWidth() != SIZE || image.getHeight() != SIZE) {
      throw file.wrong(
          "holds %s, which is no JPEG of 32 x 32 pixels".formatted(entry), "take it out.");
    }
    byte[] pixels = new byte[3 * SIZE * SIZE];
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        int rgb = image.getRGB(x, y);
        int place = y * SIZE + x;
        pixels[place] = (byte) (rgb >> 16);
        pixels[SIZE * SIZE + place] = (byte) (rgb >> 8);
        pixels[2 * SIZE * SIZE + place] = (byte) rgb;
      }
    }
    return pixels;
  }

  private static String classOf(String entry) {
    return entry.substring(FOLDER.length(), entry.lastIndexOf('/'));
  }

  @Override
  public Normalisation normalisation() {
    return Normalisation.CIFAR10;
  }

  @Override
  public String sha256() {
    return sha256;
  }
}
