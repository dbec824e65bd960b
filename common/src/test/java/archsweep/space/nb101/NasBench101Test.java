package archsweep.space.nb101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import archsweep.config.UserException;
import archsweep.space.EncodingReader;
import archsweep.space.ProductSpace;
import archsweep.space.Task;
import archsweep.testing.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

public class NasBench101Test {

  private static final NasBench101 SPACE = new NasBench101();

  @Test
  void enumeratesAsManyCellsAsPublished() throws IOException {
    JsonNode golden = golden();
    Map<String, Integer> counts = new TreeMap<>();
    for (int index = 0; index < Enumeration101.size(); index++) {
      Cell101 cell = Enumeration101.cell(index);
      counts.merge(cell.vertices() + "," + cell.edgeCount(), 1, Integer::sum);
    }
    Map<String, Integer> expected = new TreeMap<>();
    golden
        .get("unique_by_vertices_edges")
        .properties()
        .forEach(entry -> expected.put(entry.getKey(), entry.getValue().asInt()));

    assertThat(Enumeration101.size()).isEqualTo(golden.get("unique").asInt());
    assertThat(counts).isEqualTo(expected);
  }

  /** Isomorphic cells whose costs differ: the first of them stands for both. */
  @Test
  void costsAreThoseOfTheFirstCellOfAClass() throws IOException {
    for (JsonNode example : golden().at("/whole_space/examples")) {
      Cell101 first = cell(example.get("first"));
      Cell101 other = cell(example.get("other"));

      assertThat(first.hash()).isEqualTo(other.hash()).isEqualTo(example.get("hash").asText());
      assertThat(Enumeration101.first(other)).isEqualTo(first);
      assertThat(parameters(first)).isEqualTo(example.at("/first/params").asLong());
      assertThat(parameters(other)).isEqualTo(example.at("/other/params").asLong());
      assertThat(SPACE.parse(other.toString())).isEqualTo(SPACE.parse(first.toString()));
    }
  }

  private static Cell101 cell(JsonNode node) {
    int labels = 0;
    for (JsonNode label : node.get("labels")) {
      labels = 3 * labels + label.asInt();
    }
    return new Cell101(node.path("V").asInt(5), node.get("bits").asInt(), labels);
  }

  private static long parameters(Cell101 cell) {
    return new Network101("golden", cell).build(Task.CIFAR10).parameterCount();
  }

  @Test
  void hashesAreGooglesOfThePrunedCell() throws IOException {
    Path file = Fixtures.golden("spaces").resolve("nasbench101.json");
    assumeTrue(Files.exists(file), "There is no " + file);
    for (JsonNode row : new ObjectMapper().readTree(Files.readString(file)).get("rows")) {
      String text = row.get("matrix") + " " + row.get("ops");
      String pruned = row.get("pruned_matrix") + " " + row.get("pruned_ops");
      String hash = row.get("hash").asText();

      assertThat(Text101.read(new EncodingReader("golden", text, "")).pruned().hash())
          .isEqualTo(hash);
      assertThat(SPACE.functionId(SPACE.parse(text))).isEqualTo(hash);
      assertThat(SPACE.parse(pruned)).isEqualTo(SPACE.parse(text));
    }
  }

  /** For each pair of channels of a cell's input and output, those of all vertices. */
  @Test
  void verticesHaveTheChannelsOfTheReference() throws IOException {
    Path file = Fixtures.golden("spaces").resolve("nasbench101.json");
    assumeTrue(Files.exists(file), "There is no " + file);
    for (JsonNode row : new ObjectMapper().readTree(Files.readString(file)).get("rows")) {
      String text = row.get("pruned_matrix") + " " + row.get("pruned_ops");
      Cell101 cell = Text101.read(new EncodingReader("golden", text, ""));
      row.get("vertex_channels")
          .properties()
          .forEach(
              entry -> {
                String[] ends = entry.getKey().split("->");
                int inputs = Integer.parseInt(ends[0]);
                int outputs = Integer.parseInt(ends[1]);
                assertThat(Network101.channels(cell, inputs, outputs))
                    .as(row.get("name") + " " + entry.getKey())
                    .isEqualTo(
                        StreamSupport.stream(entry.getValue().spliterator(), false)
                            .mapToInt(JsonNode::asInt)
                            .toArray());
              });
    }
  }

  @Test
  void subSpacesLieInTheSpace() {
    for (int number = 1; number <= 3; number++) {
      ProductSpace space = new ProductSpace(new OneShot1(number));
      for (int index = 0; index < 50; index++) {
        var architecture = space.decode(BigInteger.valueOf(97L * index));
        var whole = SPACE.parse(architecture.encoding());
        assertThat(SPACE.functionId(whole)).isEqualTo(space.functionId(architecture));
        assertThat(SPACE.encode(whole)).isNotNegative();
      }
    }
    assertThat(new ProductSpace(new OneShot1(2)).size()).isEqualTo(29_160);
  }

  @Test
  void refusesWhatIsNoCell() {
    assertThatThrownBy(() -> SPACE.parse("[[0,1],[1,0]] [input,output]"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("from vertex 1 back to 0");
    assertThatThrownBy(() -> SPACE.parse("[[0,0],[0,0]] [input,output]"))
        .hasMessageContaining("leads nowhere");
    assertThatThrownBy(() -> SPACE.parse("[[0,1,1],[0,0,1],[0,0,0]] [input,conv9x9,output]"))
        .hasMessageContaining("conv9x9");
    assertThatThrownBy(() -> SPACE.parse("0".repeat(1_000_000))).isInstanceOf(UserException.class);
  }

  private static JsonNode golden() throws IOException {
    Path file = Fixtures.golden("spaces").resolve("nasbench101_enumeration.json");
    assumeTrue(Files.exists(file), "There is no " + file);
    return new ObjectMapper().readTree(Files.readString(file));
  }
}
