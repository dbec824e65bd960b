package archsweep.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;

/**
 * What the run directory needs of a file system: above all, that a whole file appears at its place
 * at once, and only if nothing is there. Paths are relative to the run, with slashes. Thread-safe.
 */
sealed interface Storage permits LocalStorage, HadoopStorage {

  /** The folder of what is being written or was set aside. */
  String STAGING = "_staging";

  /** A place that no reader looks at, for a file that is about to be published. */
  Staged stage(String hint) throws IOException;

  /**
   * Moves a staged file to its place, if there is nothing yet. Of several that try at once, one
   * succeeds. The staged file is gone afterwards in either case.
   *
   * @return whether the file is the one at that place now
   */
  boolean publish(Staged staged, String place) throws IOException;

  /** Moves a staged file to its place, whose former file readers see until they see the new one. */
  void replace(Staged staged, String place) throws IOException;

  /** Moves a file within the run to a place where there is none. */
  void move(String from, String to) throws IOException;

  /** The file, if it exists. */
  Optional<byte[]> read(String path) throws IOException;

  InputFile input(String path) throws IOException;

  boolean exists(String path) throws IOException;

  /** The names of the files of a folder, or of the run for "", sorted; none without the folder. */
  List<String> list(String folder) throws IOException;

  /** The run as a URI that every Hadoop file system understands. */
  String uri();

  /** Deletes a file, if it exists. */
  void delete(String path) throws IOException;

  /** Publishes bytes, as {@link #publish}. */
  default boolean create(String place, byte[] bytes) throws IOException {
    return publish(staged(place, bytes), place);
  }

  /** Replaces bytes, as {@link #replace}. */
  default void replace(String place, byte[] bytes) throws IOException {
    replace(staged(place, bytes), place);
  }

  /**
   * Writes a file under a name that nobody else uses, whole or not at all. It need not survive the
   * machine, so it costs little.
   */
  default void note(String place, byte[] bytes) throws IOException {
    replace(place, bytes);
  }

  private Staged staged(String place, byte[] bytes) throws IOException {
    Staged staged = stage(place.substring(place.lastIndexOf('/') + 1));
    try (OutputStream out = staged.open()) {
      out.write(bytes);
    } catch (IOException e) {
      staged.discard();
      throw e;
    }
    return staged;
  }

  /** A file that is not yet at its place. */
  interface Staged {

    OutputFile output();

    OutputStream open() throws IOException;

    /** Deletes what was written; what cannot be deleted is left to the next owner. */
    void discard();
  }
}
