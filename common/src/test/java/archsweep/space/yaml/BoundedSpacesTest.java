package archsweep.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.space.CandidateOrder;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Spaces that are too large, or cannot be, are refused soon, with line and key. */
class BoundedSpacesTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int LONGEST_MESSAGE = 3000;
  private static final String HEAD = "name: mine\ntasks: [cifar10]\n";

  /** What is said of each page. */
  private static final Map<String, String> PAGES = pages();

  private static Map<String, String> pages() {
    Map<String, String> pages = new TreeMap<>();
    pages.put(
        HEAD.replace("cifar10", "imagenet")
            + "width: 16\nblocks:\n  - conv: {channels: 65536, kernel: 63}\n",
        "t.yaml:5: the conv cannot follow what is before it, [batch, 3, 224, 224]: its 52613349376 values");
    pages.put(
        HEAD + "width: 16\nblocks:\n" + "  - conv: {channels: 65536, kernel: 63}\n".repeat(2),
        "t.yaml:4: the blocks (4.4e+15 parameters in one network) may give at most 1e+12");
    pages.put(
        HEAD + repeated(9, "conv: {channels: 65536, kernel: 63, stride: 2}"),
        "t.yaml:3: the blocks (");
    pages.put(
        HEAD
            + "blocks:\n  - linear: {features: 65536}\n"
            + "  - linear: {features: 65536}\n".repeat(300),
        "t.yaml:3: the blocks (1.3e+12 parameters in one network) may give at most 1e+12");
    pages.put(
        HEAD + repeated(100, "inverted_residual: {channels: 65536, expansion: 16, stride: 2}"),
        "t.yaml:3: the blocks (");
    pages.put(
        HEAD + "blocks:\n  - repeat: 100\n    blocks:\n      - {repeat: 100, blocks: [skip: {}]}\n",
        "one too many");
    pages.put(
        HEAD
            + "define: {a: [{repeat: 100, blocks: [use: b]}], b: [{repeat: 100, blocks: [skip: {}]}]}\nblocks: [use: a]\n",
        "one too many");
    pages.put(HEAD + "define: {a: [use: b], b: [use: a]}\nblocks: [use: a]\n", "nested too deeply");
    pages.put(
        HEAD + "blocks: &all\n  - {repeat: 2, blocks: *all}\n", "what begins here contains itself");
    pages.put(HEAD + aliases(), "stands for more than 1000000 values");
    pages.put(
        HEAD + "choices: {wide: [%s]}\nblocks: [conv: {channels: $wide}]\n".formatted(numbers(101)),
        "t.yaml:3: the choices.wide (101 options) must have from 1 to 100 options");
    pages.put(
        HEAD
            + "blocks:\n"
            + "  - conv: {channels: {choose: [8, 16]}, kernel: {choose: [1, 3]}}\n".repeat(501),
        "is the choice number 1001");
    pages.put(
        "name: mine\ntasks: [cifar10, cifar10]\nblocks: [skip: {}]\n",
        "t.yaml:2: the tasks (cifar10) stands there twice");
    pages.put(
        HEAD
            + "blocks:\n  - conv: {channels: 8}\n  - conv: {channels: 8, kernel: 63, stride: 63}\n  - max_pool: {}\n",
        "t.yaml:6: the max_pool cannot follow");
    pages.put(
        HEAD + "blocks:\n  - max_pool: {kernel: 2, padding: 2}\n", "t.yaml:4: the max_pool cannot");
    pages.put(
        HEAD + "blocks:\n  - global_pool: {}\n  - linear: {features: 8}\n  - conv: {channels: 8}\n",
        "t.yaml:6: the conv cannot follow");
    pages.put(
        HEAD + "blocks:\n  - depthwise: {kernel: {choose: [3, 5, 64]}}\n",
        "t.yaml:4: the blocks[0].depthwise.kernel (64) must be whole numbers from 1 to 63");
    pages.put(HEAD + "blocks: []\n", "t.yaml:3: the blocks ([]) must have at least one block");
    pages.put(HEAD + "blocks:\n  - one_of: []\n", "t.yaml:4: the blocks[0].one_of (0 options)");
    pages.put(
        HEAD + "blocks:\n  - conv: {channels: %s}\n".formatted("9".repeat(100_000)),
        "t.yaml:4: the blocks[0].conv.channels (999");
    pages.put(
        HEAD + "width: 0\nblocks: [skip: {}]\n",
        "t.yaml:3: the width (0) must be numbers from 0.01");
    return pages;
  }

  @TestFactory
  Stream<DynamicTest> areRefused() {
    return PAGES.entrySet().stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    page.getValue(), () -> assertRefused(page.getKey(), page.getValue())));
  }

  private static void assertRefused(String page, String reason) {
    Throwable thrown =
        Assertions.assertTimeoutPreemptively(SOON, () -> catchThrowable(() -> parse(page)));
    assertThat(thrown)
        .isInstanceOf(UserException.class)
        .message()
        .startsWith("t.yaml:")
        .contains("\nMaybe ")
        .hasSizeLessThan(LONGEST_MESSAGE)
        .contains(reason);
  }

  /** The most choices and options that a space may have. */
  @Test
  void theLargestSpaceIsRead() {
    String block = "  - conv: {channels: {choose: [%s]}}\n".formatted(numbers(100));
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          SearchSpace space = parse(HEAD + "blocks:\n" + block.repeat(200));
          assertThat(space.size().bitLength()).isEqualTo(1329);
          CandidateOrder order = CandidateOrder.random(space, 1);
          assertThat(space.decode(space.encode(order.architecture(7))))
              .isEqualTo(order.architecture(7));
          assertThat(
                  space
                      .toNetwork(order.architecture(7), space.tasks().get(0), DeadEdges.DROP)
                      .layers())
              .hasSizeGreaterThan(600);
        });
  }

  private static String repeated(int count, String block) {
    return "blocks:\n  - repeat: %d\n    blocks: [%s]\n".formatted(count, block);
  }

  private static String numbers(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  /** Ten times ten times ... the same list: 45 aliases for 10^5 and more values. */
  private static String aliases() {
    StringBuilder page = new StringBuilder("define:\n  a0: &a0 [skip: {}, skip: {}, skip: {}]\n");
    for (int level = 1; level <= 12; level++) {
      String before = "*a" + (level - 1);
      page.append(
          "  a%d: &a%d [%s, %s, %s, %s]\n".formatted(level, level, before, before, before, before));
    }
    return page.append("blocks: [use: a0]\n").toString();
  }

  private static SearchSpace parse(String text) {
    return YamlSpaces.read(Yaml.parse(text, "t.yaml"));
  }
}
