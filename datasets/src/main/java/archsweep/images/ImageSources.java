package archsweep.images;

import archsweep.config.Section;
import archsweep.config.Similar;
import archsweep.config.UserException;
import archsweep.space.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The kinds of image data that a sweep file may name in its section {@code data}. Files are
 * relative to the working directory.
 *
 * <pre>
 * data: {source: fashion-mnist-sample}
 * data: {source: cifar10-binary, files: [data_batch_1.bin, data_batch_2.bin]}
 * data: {source: cifar10-jpeg-zip, file: cifar10.zip}
 * data: {source: idx, images: train-images-idx3-ubyte.gz, labels: train-labels-idx1-ubyte.gz}
 * </pre>
 */
public final class ImageSources {

  /**
   * A kind of data.
   *
   * @param description one line for people
   * @param settings reads the keys of the kind at once, and opens its files when asked
   */
  private record Kind(String description, Function<Section, Supplier<ImageSet>> settings) {}

  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put(
        FashionMnistSample.NAME,
        new Kind(
            "520 real images of clothes that come with Archsweep; the default",
            section -> FashionMnistSample::open));
    KINDS.put(
        "cifar10-binary",
        new Kind(
            "CIFAR-10 in its binary form; files: the data_batch_*.bin",
            section -> {
              List<String> names = names(section, "files");
              return () ->
                  new CifarBinary(
                      names.stream().map(name -> DataFile.of(section, "files", name)).toList());
            }));
    KINDS.put(
        "cifar10-jpeg-zip",
        new Kind(
            "CIFAR-10 as JPEGs in a zip, train/CLASS/NAME.jpg; file: the zip",
            section -> {
              String name = section.text("file");
              return () -> new CifarJpegZip(DataFile.of(section, "file", name));
            }));
    KINDS.put(
        "idx",
        new Kind(
            "images in the form of MNIST, gzipped or not; images and labels: the two files",
            section -> {
              String images = section.text("images");
              String labels = section.text("labels");
              return () ->
                  IdxImages.open(
                      DataFile.of(section, "images", images),
                      DataFile.of(section, "labels", labels));
            }));
  }

  private ImageSources() {}

  /** What each kind is, by its name. */
  public static Map<String, String> descriptions() {
    Map<String, String> descriptions = new LinkedHashMap<>();
    KINDS.forEach((name, kind) -> descriptions.put(name, kind.description()));
    return descriptions;
  }

  /** The sample of Fashion-MNIST that the program brings along: what sweeps use by default. */
  public static ImageSource standard(Task task) {
    return new ImageSource(FashionMnistSample.NAME, FashionMnistSample.open(), task);
  }

  /**
   * Reads what a section describes; opens no file. The name in the tables is that of the kind,
   * unless the section says {@code name}.
   *
   * @throws UserException if a key is wrong; unknown ones are the caller's to refuse
   */
  public static ImageSettings read(Section data) {
    String source = data.text("source", FashionMnistSample.NAME);
    Kind kind = KINDS.get(source);
    if (kind == null) {
      throw data.wrong(
          "source",
          source,
          "is none of " + String.join(", ", KINDS.keySet()),
          Similar.advice(source, KINDS.keySet()));
    }
    return new ImageSettings(data.text("name", source), kind.settings().apply(data));
  }

  private static List<String> names(Section section, String key) {
    List<String> names = section.texts(key);
    if (names.isEmpty()) {
      throw section.wrong(key, "[]", "must name a file", "list the files data_batch_*.bin.");
    }
    return names;
  }
}
