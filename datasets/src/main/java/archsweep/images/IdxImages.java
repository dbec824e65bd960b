package archsweep.images;

import archsweep.config.UserException;
import archsweep.identity.Hashes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * Grey images in the idx format of MNIST, plain or compressed with gzip. A file of images starts
 * with the number 0x803, their count, height and width, a file of labels with 0x801 and their
 * count, each in four bytes, highest first; a byte for each pixel or label follows. Both are held
 * in memory.
 */
final class IdxImages implements ImageSet {

  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;
  private static final int IMAGES_HEADER = 16;
  private static final int LABELS_HEADER = 8;

  /** Says what is wrong with a file. */
  interface Complaint {
    UserException of(String reason, String advice);
  }

  private final byte[] images;
  private final byte[] labels;
  private final int height;
  private final int width;
  private final int classes;
  private final Normalisation normalisation;
  private final String sha256;

  private IdxImages(
      byte[] images, byte[] labels, int classes, Normalisation normalisation, String sha256) {
    this.images = images;
    this.labels = labels;
    this.height = ByteBuffer.wrap(images).getInt(8);
    this.width = ByteBuffer.wrap(images).getInt(12);
    this.classes = classes;
    this.normalisation = normalisation;
    this.sha256 = sha256;
  }

  /**
   * Opens a pair of files; the normalisation is that of the images themselves.
   *
   * @throws UserException if one of them is not of this format, or they do not belong together
   */
  static IdxImages open(DataFile imageFile, DataFile labelFile) {
    byte[] images = parse(imageFile.bytes(), IMAGES, IMAGES_HEADER, imageFile::wrong);
    byte[] labels = parse(labelFile.bytes(), LABELS, LABELS_HEADER, labelFile::wrong);
    return of(images, labels, labelFile::wrong, Normalisation.of(images, IMAGES_HEADER));
  }

  /** From the bytes of a pair of files, with a normalisation that is known. */
  static IdxImages of(
      byte[] imageFile, byte[] labelFile, Complaint complaint, Normalisation normalisation) {
    byte[] images = parse(imageFile, IMAGES, IMAGES_HEADER, complaint);
    byte[] labels = parse(labelFile, LABELS, LABELS_HEADER, complaint);
    int count = ByteBuffer.wrap(images).getInt(4);
    if (labels.length - LABELS_HEADER != count) {
      throw complaint.of(
          "has %d labels for %d images".formatted(labels.length - LABELS_HEADER, count),
          "images and labels are of different sets.");
    }
    int largest = 0;
    for (int i = LABELS_HEADER; i < labels.length; i++) {
      largest = Math.max(largest, labels[i] & 0xff);
    }
    MessageDigest digest = Hashes.sha256();
    digest.update(images);
    digest.update(labels);
    return new IdxImages(
        images, labels, largest + 1, normalisation, HexFormat.of().formatHex(digest.digest()));
  }

  /** Unpacks a file and compares its header with its length. */
  private static byte[] parse(byte[] file, int magic, int header, Complaint complaint) {
    byte[] bytes = unpacked(file, complaint);
    if (bytes.length < header || ByteBuffer.wrap(bytes).getInt() != magic) {
      throw complaint.of(
          "is no idx file of " + (magic == IMAGES ? "images" : "labels"),
          "the files of images and labels are swapped, or it is a file of another kind.");
    }
    long length = header;
    long content = 1;
    for (int i = 4; i < header; i += 4) {
      content *= Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(i));
      if (content > Integer.MAX_VALUE) {
        throw complaint.of("is larger than two gigabytes", "use a part of it.");
      }
    }
    length += content;
    if (bytes.length != length || content == 0) {
      throw complaint.of(
          "has %d bytes, and its header speaks of %d".formatted(bytes.length, length),
          "it is truncated; fetch it once more.");
    }
    return bytes;
  }

  private static byte[] unpacked(byte[] file, Complaint complaint) {
    boolean packed = file.length > 2 && file[0] == 0x1f && file[1] == (byte) 0x8b;
    if (!packed) {
      return file;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw complaint.of(
          "cannot be unpacked: " + e.getMessage(), "it is truncated; fetch it once more.");
    }
  }

  @Override
  public int count() {
    return labels.length - LABELS_HEADER;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public int label(int index) {
    return labels[LABELS_HEADER + index] & 0xff;
  }

  @Override
  public byte[][] read(int[] indices) {
    byte[][] read = new byte[indices.length][];
    int area = height * width;
    for (int i = 0; i < indices.length; i++) {
      int start = IMAGES_HEADER + indices[i] * area;
      read[i] = Arrays.copyOfRange(images, start, start + area);
    }
    return read;
  }

  @Override
  public Normalisation normalisation() {
    return normalisation;
  }

  @Override
  public String sha256() {
    return sha256;
  }
}
