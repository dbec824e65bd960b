package archsweep.space.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import archsweep.space.ProductSpace;
import archsweep.testing.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NasBenchAsrTest {

  private static final ProductSpace SPACE = new ProductSpace(new NasBenchAsr());

  @Test
  void tellsAsManyGraphsApartAsTheBenchmark() throws IOException, NoSuchAlgorithmException {
    JsonNode golden = golden();
    TreeSet<String> hashes = new TreeSet<>();
    for (int index = 0; index < SPACE.size().intValueExact(); index++) {
      hashes.add(SPACE.functionId(SPACE.decode(BigInteger.valueOf(index))));
    }
    String text = String.join("\n", hashes) + "\n";
    String digest =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.US_ASCII)));

    assertThat(SPACE.size()).isEqualTo(golden.at("/meta/space_size").asInt());
    assertThat(hashes).hasSize(golden.at("/meta/unique_graphs").asInt());
    assertThat(digest).isEqualTo(golden.at("/meta/sha256_sorted_unique_hashes").asText());
  }

  @Test
  void hashesAreTheBenchmarks() throws IOException {
    for (JsonNode row : golden().get("rows")) {
      assertThat(SPACE.functionId(SPACE.parse(row.get("arch_vec").toString())))
          .isEqualTo(row.get("hash").asText());
    }
  }

  private static JsonNode golden() throws IOException {
    Path file = Fixtures.golden("spaces").resolve("nasbench_asr.json");
    assumeTrue(Files.exists(file), "There is no " + file);
    return new ObjectMapper().readTree(Files.readString(file));
  }
}
