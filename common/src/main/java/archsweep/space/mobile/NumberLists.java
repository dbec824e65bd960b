package archsweep.space.mobile;

import archsweep.space.EncodingReader;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Texts of several lists of numbers, each behind its key: {@code ks=3,5;e=6,6;d=4}, or as JSON and
 * Python write them, or the numbers alone.
 */
final class NumberLists {

  /**
   * One of the lists.
   *
   * @param options what each of its numbers may be
   */
  record Part(String key, int count, List<String> options) {

    static Part of(String key, int count, int... options) {
      return new Part(key, count, IntStream.of(options).mapToObj(String::valueOf).toList());
    }
  }

  private NumberLists() {}

  static String write(List<Part> parts, int[] decisions) {
    StringBuilder text = new StringBuilder(100);
    int place = 0;
    for (Part part : parts) {
      text.append(place == 0 ? "" : ";").append(part.key()).append('=');
      for (int i = 0; i < part.count(); i++) {
        text.append(i == 0 ? "" : ",").append(part.options().get(decisions[place++]));
      }
    }
    return text.toString();
  }

  /** For each number the place among its options. */
  static int[] read(List<Part> parts, EncodingReader reader) {
    int[] decisions = new int[parts.stream().mapToInt(Part::count).sum()];
    boolean keyed = !reader.seesDigit();
    boolean braces = reader.passes('{');
    int place = 0;
    for (Part part : parts) {
      if (place > 0 && !reader.passes(';')) {
        reader.expect(',');
      }
      if (keyed) {
        reader.option(List.of(part.key()), "the key");
        if (!reader.passes(':')) {
          reader.expect('=');
        }
      }
      place = read(part, reader, decisions, place);
    }
    if (braces) {
      reader.expect('}');
    }
    reader.end();
    return decisions;
  }

  private static int read(Part part, EncodingReader reader, int[] decisions, int first) {
    boolean list = reader.opens();
    for (int i = 0; i < part.count(); i++) {
      if (i > 0) {
        reader.expect(',');
      }
      decisions[first + i] = reader.option(part.options(), part.key());
    }
    if (list) {
      reader.close();
    }
    return first + part.count();
  }
}
