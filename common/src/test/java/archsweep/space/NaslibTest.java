package archsweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of other tools, by the conversions in NASLib's code (commit 0b51bc18). */
class NaslibTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "nas-bench-201 => (2, 0, 1, 4, 3, 0) => |nor_conv_3x3~0|+|skip_connect~0|avg_pool_3x3~1|+|none~0|nor_conv_1x1~1|skip_connect~2|",
        "nats-bench-size => (8, 16, 32, 48, 64) => 8:16:32:48:64",
        "transnas-bench-101-micro => (3, 0, 2, 3, 3, 1) => 64-41414-3_02_331",
        "transnas-bench-101-macro => (1, 2, 3, 4, 0, 0) => 64-1234-basic",
        "transnas-bench-101-macro => (4, 1, 1, 2, 1, 3) => 64-411213-basic",
        "nas-bench-asr => ((1, 0), (2, 0, 1), (5, 1, 0, 0)) => [[1, 0], [2, 0, 1], [5, 1, 0, 0]]",
        "nas-bench-101 => (0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 2, 1) => 010,001,000;input,maxpool3x3,output",
        "nas-bench-1shot1-1 => (0, 1, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 4, 3, 2, 4, 1) => 011100,001010,000110,000001,000001,000000;input,conv3x3-bn-relu,conv1x1-bn-relu,maxpool3x3,conv3x3-bn-relu,output",
      })
  void tuplesAreReadAndWritten(String name, String tuple, String text) {
    SearchSpace space = Spaces.named(name);
    Architecture architecture = space.parse(tuple);

    assertThat(architecture.encoding()).isEqualTo(text);
    assertThat(space.notations(architecture)).containsEntry("naslib", tuple);
  }

  /** Of each edge the state, then the operation by NASLib's numbers; here edges count states up. */
  @Test
  void compactCellsAreReadAndWritten() {
    SearchSpace space = Spaces.named("nas-bench-301");
    String cell = "((1, 3), (0, 4), (0, 0), (2, 1), (1, 2), (3, 5), (4, 6), (0, 2))";
    String sorted = "((0, 4), (1, 3), (0, 0), (2, 1), (1, 2), (3, 5), (0, 2), (4, 6))";
    Architecture architecture = space.parse("(%s, %s)".formatted(cell, cell));

    assertThat(architecture.encoding())
        .startsWith(
            "Genotype(normal=[('sep_conv_5x5', 0), ('sep_conv_3x3', 1), ('max_pool_3x3', 0), "
                + "('avg_pool_3x3', 2), ('skip_connect', 1), ('dil_conv_3x3', 3), "
                + "('skip_connect', 0), ('dil_conv_5x5', 4)], normal_concat=[2, 3, 4, 5], reduce=");
    assertThat(space.notations(architecture))
        .containsEntry("naslib", "(%s, %s)".formatted(sorted, sorted));
    assertThat(space.notations(architecture).get("nas-bench-301"))
        .startsWith("{\"NetworkSelectorDatasetInfo:darts:edge_normal_0\": \"sep_conv_5x5\", ")
        .contains("\"NetworkSelectorDatasetInfo:darts:inputs_node_normal_5\": \"0_4\"");
    assertThat(space.parse(space.notations(architecture).get("nas-bench-301").replace("\"", "")))
        .isEqualTo(architecture);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nas-bench-101 | (0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 7, 1) | has 7 at character 32, where an entry should be, from 0 to 4.",
        "nas-bench-101 | (0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1) | has 1 as the operation of vertex 1.",
        "nas-bench-101 | (0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1) | has 11 numbers, which are no square matrix and its vertices.",
        "transnas-bench-101-macro | (1, 1, 1, 1, 0, 1) | has 1 at character 17, where module 6 should be, from 0 to 0.",
        "transnas-bench-101-macro | 64-1111-basic | has not four to six modules, one to three of them 2 or 4, one to four 3 or 4.",
        "nas-bench-asr | [[1, 0], [2, 0, 1], [6, 1, 0, 0]] | has 6 at character 22, where the operation of node 3 should be, from 0 to 5.",
        "nas-bench-301 | edge_normal_0: skip_connect, edge_normal_99: skip_connect | has the key edge_normal_99, which is no edge_normal_0",
        "once-for-all | ks=3 | ends behind character 4, where ',' should be.",
        "fbnet | 0,3,8 | has 3 blocks instead of 22.",
        "gpt-2 | layers=12,width=768,mlp_percent=400,layers=12 | says layers twice.",
        "gpt-2 | layers=12,width=768 | does not say mlp_percent.",
        "gpt-2 | layers=13,width=768,mlp_percent=400 | has 13 at character 8, where layers should be, one of 6, 12, 18, 24, 36, 48.",
      })
  void mistakesAreToldWithTheirPlace(String name, String text, String reason) {
    assertThatThrownBy(() -> Spaces.named(name).parse(text))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("The architecture (%s) of %s %s".formatted(text, name, reason))
        .hasMessageContaining("\nMaybe ");
  }
}
