package archsweep.images;

import archsweep.space.Task;
import java.util.function.Supplier;

/** Which images a sweep takes its minibatches from; made by {@link ImageSources#read}. */
public final class ImageSettings {

  private final String name;
  private final Supplier<ImageSet> images;

  ImageSettings(String name, Supplier<ImageSet> images) {
    this.name = name;
    this.images = images;
  }

  /** As tables call the data, in their column {@code dataset}. */
  public String name() {
    return name;
  }

  /**
   * Opens the files: checks headers and sizes and hashes them, so that a mistake ends a sweep
   * before it starts.
   *
   * @throws archsweep.config.UserException if a file is wrong, or does not suit the task
   */
  public ImageSource open(Task task) {
    return new ImageSource(name, images.get(), task);
  }
}
