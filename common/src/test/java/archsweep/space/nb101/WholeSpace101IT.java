package archsweep.space.nb101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import archsweep.network.Network;
import archsweep.space.Task;
import archsweep.testing.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All 423,624 cells against digests of the reference: hashes, parameters, multiply-accumulates. */
class WholeSpace101IT {

  private static JsonNode golden;
  private static String[] lines;

  @BeforeAll
  static void countAll() throws IOException {
    Path file = Fixtures.golden("spaces").resolve("nasbench101_enumeration.json");
    assumeTrue(Files.exists(file), "There is no " + file);
    golden = new ObjectMapper().readTree(Files.readString(file));
    lines =
        IntStream.range(0, Enumeration101.size())
            .parallel()
            .mapToObj(
                index -> {
                  Cell101 cell = Enumeration101.cell(index);
                  Network network = new Network101("cell", cell).build(Task.CIFAR10);
                  return cell.hash()
                      + " "
                      + network.parameterCount()
                      + " "
                      + network.counts().macs();
                })
            .sorted()
            .toArray(String[]::new);
  }

  @Test
  void hashesAreThePublishedOnes() {
    assertThat(
            digest(Arrays.stream(lines).map(line -> line.substring(0, 32)).toArray(String[]::new)))
        .isEqualTo(golden.get("sha256_sorted_hashes_newline_terminated").asText());
    assertThat(lines[0]).startsWith(golden.get("first").asText());
    assertThat(lines[lines.length - 1]).startsWith(golden.get("last").asText());
  }

  @Test
  void countsAreThoseOfTheFirstCellOfEachClass() {
    assertThat(digest(lines)).isEqualTo(golden.at("/whole_space/sha256").asText());
  }

  private static String digest(String[] lines) {
    try {
      String text = Arrays.stream(lines).collect(Collectors.joining("\n", "", "\n"));
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
