package archsweep.images;

import archsweep.config.Section;
import archsweep.config.Similar;
import archsweep.config.UserException;
import archsweep.space.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The kinds of image data that a sweep file may name in its section {@code data}. Files are
 * relative to the working directory. Opening checks headers and sizes and hashes the files, so that
 * a mistake ends the sweep before it starts.
 */
public final class ImageSources {

  private static final Map<String, Function<Section, ImageSet>> SOURCES = new LinkedHashMap<>();

  static {
    SOURCES.put(FashionMnistSample.NAME, section -> FashionMnistSample.open());
    SOURCES.put("cifar10-binary", section -> new CifarBinary(files(section, "files")));
    SOURCES.put("cifar10-jpeg-zip", section -> new CifarJpegZip(file(section, "file")));
    SOURCES.put("idx", section -> IdxImages.open(file(section, "images"), file(section, "labels")));
  }

  private ImageSources() {}

  /** The names of the kinds. */
  public static List<String> names() {
    return List.copyOf(SOURCES.keySet());
  }

  /** The sample of Fashion-MNIST that the program brings along: what sweeps use by default. */
  public static ImageSource standard(Task task) {
    return new ImageSource(FashionMnistSample.NAME, FashionMnistSample.open(), task);
  }

  /**
   * Opens what a section describes.
   *
   * <pre>
   * data: {source: fashion-mnist-sample}
   * data: {source: cifar10-binary, files: [data_batch_1.bin, data_batch_2.bin]}
   * data: {source: cifar10-jpeg-zip, file: cifar10.zip}
   * data: {source: idx, images: train-images-idx3-ubyte.gz, labels: train-labels-idx1-ubyte.gz}
   * </pre>
   *
   * The name in the tables is that of the kind, unless the section says {@code name}.
   *
   * @throws UserException if a key or a file is wrong, or does not suit the task
   */
  public static ImageSource open(Section data, Task task) {
    String source = data.text("source");
    Function<Section, ImageSet> kind = SOURCES.get(source);
    if (kind == null) {
      throw data.wrong("source", source, "is none of " + names(), Similar.advice(source, names()));
    }
    String name = data.text("name", source);
    ImageSet images = kind.apply(data);
    data.refuseUnknownKeys();
    return new ImageSource(name, images, task);
  }

  private static DataFile file(Section section, String key) {
    return DataFile.of(section, key, section.text(key));
  }

  private static List<DataFile> files(Section section, String key) {
    List<String> names = section.texts(key);
    if (names.isEmpty()) {
      throw section.wrong(key, "[]", "must name a file", "list the files data_batch_*.bin.");
    }
    return names.stream().map(name -> DataFile.of(section, key, name)).toList();
  }
}
