package archsweep.images;

/**
 * Labelled images of one size, as a file has them. Files were checked when the set was opened;
 * images are read when they are asked for. Immutable and thread-safe.
 */
interface ImageSet {

  /** How many images there are. */
  int count();

  /** 1 for grey images, 3 for red, green and blue. */
  int channels();

  int height();

  int width();

  /** One more than the largest label. */
  int classes();

  /** The label of an image, from 0. */
  int label(int index);

  /**
   * Reads images.
   *
   * @return for each index, [channels, height, width] bytes from 0 (black) to 255
   */
  byte[][] read(int[] indices);

  /** What the images are normalised with. */
  Normalisation normalisation();

  /** The SHA-256 of the files, in hexadecimal digits. */
  String sha256();
}
