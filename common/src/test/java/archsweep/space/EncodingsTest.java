package archsweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import archsweep.config.UserException;
import archsweep.testing.Fixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every notation of every registered space, and what is said of other texts. */
class EncodingsTest {

  private static final int SAMPLE = 3;
  private static final int LONGEST_MESSAGE = 4000;
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]+");

  static List<SearchSpace> spaces() {
    Stream<SearchSpace> files =
        Stream.of("mobilenet-v2.yaml", "once-for-all.yaml")
            .map(file -> Fixtures.projectRoot().resolve("conf/spaces").resolve(file))
            .map(file -> Spaces.named(file.toString()));
    return Stream.concat(Spaces.all().stream(), files).toList();
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void readsWhatItWrites(SearchSpace space) {
    for (Architecture architecture : sample(space)) {
      space
          .notations(architecture)
          .forEach(
              (tool, text) ->
                  assertThat(space.parse(text)).as("%s: %s", tool, text).isEqualTo(architecture));
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void refusesWhatIsNone(SearchSpace space) {
    for (String text :
        List.of(
            "", " ", "\n", "[", ")", ",", "0", "-1", "null", "\u0000", "\uffff", "é", "'", "{}")) {
      assertRefused(space, text);
    }
    assertRefused(space, "[".repeat(90_000));
    assertRefused(space, "(".repeat(1_000_000));
    assertRefused(space, "1,".repeat(40_000));
    assertRefused(space, "9".repeat(90_000));
    assertRefused(space, "'" + "a".repeat(90_000) + "'");
  }

  /** Where the beginning of a text is a text itself, it is that of another architecture. */
  @ParameterizedTest
  @MethodSource("spaces")
  void refusesWhatIsCutShort(SearchSpace space) {
    for (Text text : texts(space)) {
      for (int end = 0; end < text.text().length(); end++) {
        String beginning = text.text().substring(0, end);
        if (catchThrowable(() -> space.parse(beginning)) instanceof UserException) {
          continue;
        }
        Architecture other = space.parse(beginning);
        assertThat(other).as(beginning).isNotEqualTo(text.architecture());
        assertThat(
                other.encoding().equals(beginning)
                    || space.notations(other).containsValue(beginning))
            .as(beginning)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void refusesWhatGoesOn(SearchSpace space) {
    for (Text text : texts(space)) {
      for (String more :
          List.of(text.text(), "," + text.text(), ",0", ",", "]", "}", " x", "\u0000")) {
        assertRefused(space, text.text() + more);
      }
      assertRefused(space, (text.text() + ",").repeat(2_000));
    }
  }

  /** Each word and number of a text in turn; the message names what is there instead. */
  @ParameterizedTest
  @MethodSource("spaces")
  void namesWhatItDoesNotKnow(SearchSpace space) {
    for (Text text : texts(space)) {
      List<MatchResult> words = WORD.matcher(text.text()).results().toList();
      for (MatchResult word : words.size() > 60 ? words.subList(0, 60) : words) {
        String other = digits(word) ? "7777" : "warp9";
        String changed =
            text.text().substring(0, word.start()) + other + text.text().substring(word.end());
        assertThatThrownBy(() -> space.parse(changed))
            .as(changed)
            .isInstanceOfSatisfying(
                UserException.class,
                e ->
                    assertThat(
                            space instanceof FixedNetwork
                                ? e.problem()
                                : e.problem().replace(Encodings.shown(changed), ""))
                        .containsAnyOf(
                            "at character", "behind character", "7777", "warp9", "has 7 as"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nas-bench-201", "once-for-all", "darts", "fbnet", "nas-bench-101"})
  void takesBlanksAndQuotesForNothing(String name) {
    SearchSpace space = Spaces.named(name);
    for (Text text : texts(space)) {
      assertThat(space.parse(" " + text.text().replace(",", " ,\n ") + "\t"))
          .isEqualTo(text.architecture());
    }
  }

  /** As public tables write them, with no list around them. */
  @Test
  void readsTheFormsOfPublicTables() {
    SearchSpace fbnet = Spaces.named("fbnet");
    assertThat(fbnet.parse("2_8_6_3_8_4_8_4_1_8_7_8_0_6_2_5_2_6_0_2_7_7"))
        .isEqualTo(fbnet.parse("2,8,6,3,8,4,8,4,1,8,7,8,0,6,2,5,2,6,0,2,7,7"));
    SearchSpace cells = Spaces.named("nas-bench-101");
    assertThat(cells.parse("011001000 [input,conv3x3-bn-relu,output]"))
        .isEqualTo(cells.parse("[[0,1,1],[0,0,1],[0,0,0]] [input,conv3x3-bn-relu,output]"));
  }

  private record Text(Architecture architecture, String text) {}

  /** The space's own text and all others of a few architectures. */
  private static List<Text> texts(SearchSpace space) {
    List<Text> texts = new ArrayList<>();
    for (Architecture architecture : sample(space)) {
      texts.add(new Text(architecture, architecture.encoding()));
      new TreeMap<>(space.notations(architecture))
          .forEach((tool, text) -> texts.add(new Text(architecture, text)));
    }
    return texts;
  }

  private static List<Architecture> sample(SearchSpace space) {
    CandidateOrder order = CandidateOrder.random(space, 5);
    long count = Math.min(SAMPLE, space.size().bitLength() > 9 ? SAMPLE : space.size().intValue());
    return LongStream.range(0, count).mapToObj(order::architecture).toList();
  }

  private static boolean digits(MatchResult word) {
    return word.group().chars().allMatch(Character::isDigit);
  }

  private static void assertRefused(SearchSpace space, String text) {
    Throwable thrown =
        Assertions.assertTimeout(
            Duration.ofSeconds(5), () -> catchThrowable(() -> space.parse(text)));
    assertThat(thrown).as(Encodings.shown(text)).isInstanceOf(UserException.class);
    assertThat(thrown).message().hasSizeLessThan(LONGEST_MESSAGE).contains("\nMaybe ");
  }
}
