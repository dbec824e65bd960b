package archsweep.space.fbnet;

import archsweep.space.Encodings;
import archsweep.space.fbnet.FbnetBlock.Primitive;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The notations of FBNet architectures. */
final class FbnetText {

  static final int LAYERS = 22;

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

  private FbnetText() {}

  static String write(int[] decisions) {
    StringBuilder text = new StringBuilder(2 * LAYERS);
    for (int decision : decisions) {
      text.append(text.isEmpty() ? "" : ",").append(decision);
    }
    return text.toString();
  }

  static int[] read(FbnetVariant variant, String text) {
    String space = variant.text();
    String bare = text.strip();
    String listed = PUBLISHED.getOrDefault(bare, bare);
    if (variant == FbnetVariant.MOBILE_VISION) {
      listed = MOBILE_VISION.getOrDefault(bare, listed);
    }
    if (listed.contains("k") || listed.contains("skip")) {
      return named(space, listed);
    }
    List<Integer> numbers = Encodings.numbers(listed);
    if (numbers.size() == LAYERS * OPTIONS) {
      return oneHot(space, text, numbers);
    }
    int[] decisions = numbers.stream().mapToInt(Integer::intValue).toArray();
    if (decisions.length != LAYERS) {
      String reason = "has %d numbers instead of %d".formatted(decisions.length, LAYERS);
      throw Encodings.wrong(space, text, reason, EXAMPLE);
    }
    if (Arrays.stream(decisions).anyMatch(block -> block < 0 || block >= OPTIONS)) {
      throw Encodings.wrong(space, text, "has a number that is not from 0 to 8", EXAMPLE);
    }
    return decisions;
  }

  private static int[] named(String space, String text) {
    int[] decisions =
        Arrays.stream(text.split("[^a-z0-9_]+", LAYERS + 2))
            .filter(name -> !name.isEmpty())
            .mapToInt(NAMES::indexOf)
            .toArray();
    if (decisions.length != LAYERS || Arrays.stream(decisions).anyMatch(place -> place < 0)) {
      String known = NAMES.stream().collect(Collectors.joining(", "));
      throw Encodings.wrong(space, text, "is not 22 of " + known, EXAMPLE);
    }
    return decisions;
  }

  private static int[] oneHot(String space, String text, List<Integer> numbers) {
    int[] decisions = new int[LAYERS];
    for (int layer = 0; layer < LAYERS; layer++) {
      List<Integer> row = numbers.subList(layer * OPTIONS, (layer + 1) * OPTIONS);
      decisions[layer] = row.indexOf(1);
      if (row.stream().mapToInt(Integer::intValue).sum() != 1 || decisions[layer] < 0) {
        String reason = "has a row %d that is not one-hot".formatted(layer + 1);
        throw Encodings.wrong(space, text, reason, EXAMPLE);
      }
    }
    return decisions;
  }
}
