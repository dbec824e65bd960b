package archsweep.space.fbnet;

import archsweep.space.EncodingReader;
import archsweep.space.fbnet.FbnetBlock.Primitive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The notations of FBNet architectures. */
final class FbnetText {

  static final int LAYERS = 22;

  private static final int DEEPEST = 2;
  private static final int OPTIONS = Primitive.values().length;
  private static final String EXAMPLE = "0,3,8,0,0,7,6,7,3,7,6,7,7,7,7,7,6,7,7,7,7,3";
  private static final List<String> NAMES =
      Stream.of(Primitive.values()).map(p -> p.name().toLowerCase(Locale.ROOT)).toList();

  /** The published networks as HW-NAS-Bench lists them. */
  private static final Map<String, String> PUBLISHED =
      Map.of(
          "fbnet_a", "8,2,0,8,8,7,2,4,2,7,6,5,7,3,5,4,1,7,7,6,7,7",
          "fbnet_b", "0,3,4,0,0,7,6,3,7,7,4,8,6,7,0,4,6,7,4,7,7,3",
          "fbnet_c", EXAMPLE);

  /** Where the configurations of mobile-vision differ from that. */
  private static final Map<String, String> MOBILE_VISION =
      Map.of(
          "fbnet_a", "8,2,0,8,8,7,2,4,2,7,6,5,7,3,5,6,1,7,7,6,7,7",
          "fbnet_b", "0,3,4,0,0,7,6,3,7,7,7,8,6,7,0,4,6,7,4,7,7,3");

  /** As NASLib's tables of scores write the numbers. */
  private static final Pattern SCORED = Pattern.compile("\\d(_\\d)+");

  private FbnetText() {}

  static String write(int[] decisions) {
    StringBuilder text = new StringBuilder(2 * LAYERS);
    for (int decision : decisions) {
      text.append(text.isEmpty() ? "" : ",").append(decision);
    }
    return text.toString();
  }

  /** The notations of other tools, which are read too. */
  static Map<String, String> notations(int[] decisions) {
    StringJoiner names = new StringJoiner(",");
    StringJoiner rows = new StringJoiner(",");
    for (int decision : decisions) {
      names.add(NAMES.get(decision));
      for (int option = 0; option < OPTIONS; option++) {
        rows.add(option == decision ? "1" : "0");
      }
    }
    return Map.of("names", names.toString(), "help", rows.toString());
  }

  static int[] read(FbnetVariant variant, String text) {
    String bare = text.strip();
    String listed =
        PUBLISHED.getOrDefault(
            bare, SCORED.matcher(bare).matches() ? bare.replace('_', ',') : text);
    if (variant == FbnetVariant.MOBILE_VISION) {
      listed = MOBILE_VISION.getOrDefault(bare, listed);
    }
    EncodingReader reader = new EncodingReader(variant.text(), listed, EXAMPLE);
    List<String> items = new ArrayList<>();
    collect(reader, items, 0);
    reader.end();
    if (items.size() == LAYERS * OPTIONS) {
      return oneHot(reader, items);
    }
    if (items.size() != LAYERS) {
      throw reader.wrong("has %d blocks instead of %d".formatted(items.size(), LAYERS));
    }
    int[] decisions = new int[LAYERS];
    for (int layer = 0; layer < LAYERS; layer++) {
      decisions[layer] = option(reader, items.get(layer), layer + 1);
    }
    return decisions;
  }

  /** All words, whatever lists they stand in. */
  private static void collect(EncodingReader reader, List<String> items, int depth) {
    boolean more;
    do {
      if (depth < DEEPEST && reader.opens()) {
        collect(reader, items, depth + 1);
        reader.close();
      } else {
        items.add(reader.word("a block"));
      }
      more = reader.passes(',') || !(reader.atEnd() || reader.sees(']') || reader.sees(')'));
    } while (more);
  }

  private static int option(EncodingReader reader, String item, int layer) {
    boolean number = item.length() == 1 && item.charAt(0) >= '0' && item.charAt(0) < '0' + OPTIONS;
    int place = number ? item.charAt(0) - '0' : NAMES.indexOf(item);
    if (place < 0) {
      throw reader.wrong(
          "has %s as its block %d, which is neither from 0 to %d nor one of %s"
              .formatted(item, layer, OPTIONS - 1, String.join(", ", NAMES)));
    }
    return place;
  }

  private static int[] oneHot(EncodingReader reader, List<String> items) {
    int[] decisions = new int[LAYERS];
    for (int layer = 0; layer < LAYERS; layer++) {
      List<String> row = items.subList(layer * OPTIONS, (layer + 1) * OPTIONS);
      decisions[layer] = row.indexOf("1");
      List<String> others = new ArrayList<>(row);
      others.remove("1");
      if (decisions[layer] < 0 || !others.equals(Collections.nCopies(OPTIONS - 1, "0"))) {
        throw reader.wrong("has a row %d, %s, that is not one-hot".formatted(layer + 1, row));
      }
    }
    return decisions;
  }
}
