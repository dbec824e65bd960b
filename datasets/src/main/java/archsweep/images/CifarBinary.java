package archsweep.images;

import archsweep.config.UserException;
import archsweep.identity.Hashes;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * CIFAR-10 in its binary version, of one or several files: records of 3,073 bytes, a label from 0
 * to 9 and then the red, green and blue values of 32 x 32 pixels, row by row. Opening reads all
 * files once, for the labels and the hash; the pixels stay on the disk.
 */
final class CifarBinary implements ImageSet {

  private static final int PIXELS = 3 * 32 * 32;
  private static final int RECORD = 1 + PIXELS;
  private static final int CLASSES = 10;

  private final List<DataFile> files;

  /** The index of the first image of each file. */
  private final int[] firsts;

  private final byte[] labels;
  private final String sha256;

  /**
   * Opens files, whose images count on from one to the next.
   *
   * @throws UserException if one of them is not of this format
   */
  CifarBinary(List<DataFile> files) {
    this.files = List.copyOf(files);
    this.firsts = new int[files.size()];
    int count = 0;
    for (int i = 0; i < firsts.length; i++) {
      firsts[i] = count;
      count += records(files.get(i));
    }
    labels = new byte[count];
    MessageDigest digest = Hashes.sha256();
    for (int i = 0; i < firsts.length; i++) {
      readLabels(files.get(i), firsts[i], digest);
    }
    sha256 = HexFormat.of().formatHex(digest.digest());
  }

  private static int records(DataFile file) {
    long size = file.size();
    if (size == 0 || size % RECORD != 0) {
      throw file.wrong(
          "has %d bytes, which are no whole number of CIFAR-10 records of %d bytes"
              .formatted(size, RECORD),
          "it is truncated, or the version for Python or Matlab; the binary version is wanted.");
    }
    return Math.toIntExact(size / RECORD);
  }

  private void readLabels(DataFile file, int first, MessageDigest digest) {
    byte[] data = new byte[RECORD];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file.path()), 1 << 16)) {
      int records = records(file);
      for (int record = 0; record < records; record++) {
        if (in.readNBytes(data, 0, RECORD) != RECORD) {
          throw new EOFException("The file shrinks while it is read.");
        }
        digest.update(data);
        if (data[0] < 0 || data[0] >= CLASSES) {
          throw file.wrong(
              "has the label %d in record %d, and CIFAR-10 has none above 9"
                  .formatted(data[0] & 0xff, record),
              "it is CIFAR-100, whose records have two labels, or no CIFAR at all.");
        }
        labels[first + record] = data[0];
      }
    } catch (IOException e) {
      throw file.failed(e);
    }
  }

  @Override
  public int count() {
    return labels.length;
  }

  @Override
  public int channels() {
    return 3;
  }

  @Override
  public int height() {
    return 32;
  }

  @Override
  public int width() {
    return 32;
  }

  @Override
  public int classes() {
    return CLASSES;
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public byte[][] read(int[] indices) {
    byte[][] images = new byte[indices.length][];
    for (int file = 0; file < firsts.length; file++) {
      int end = file + 1 < firsts.length ? firsts[file + 1] : labels.length;
      try (FileChannel channel =
          FileChannel.open(files.get(file).path(), StandardOpenOption.READ)) {
        for (int i = 0; i < indices.length; i++) {
          if (indices[i] >= firsts[file] && indices[i] < end) {
            images[i] = pixels(channel, indices[i] - firsts[file]);
          }
        }
      } catch (IOException e) {
        throw files.get(file).failed(e);
      }
    }
    return images;
  }

  private static byte[] pixels(FileChannel channel, int record) throws IOException {
    ByteBuffer pixels = ByteBuffer.allocate(PIXELS);
    long start = (long) record * RECORD + 1;
    while (pixels.hasRemaining()) {
      if (channel.read(pixels, start + pixels.position()) < 0) {
        throw new EOFException("The file has shrunk.");
      }
    }
    return pixels.array();
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
