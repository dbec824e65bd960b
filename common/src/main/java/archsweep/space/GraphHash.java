package archsweep.space;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The hash by which NAS-Bench-101 and NAS-Bench-ASR tell labelled graphs apart: MD5 digests of the
 * degrees and the label of each vertex, then, as often as there are vertices, of those of its
 * neighbours. Isomorphic graphs have equal hashes.
 */
public final class GraphHash {

  private static final HexFormat HEX = HexFormat.of();

  private GraphHash() {}

  /**
   * The hash of a graph, 32 hexadecimal digits.
   *
   * @param edges edges[x][y] is whether there is an edge from x to y
   * @param labels a number a vertex
   * @param degree how a degree is written, since the hash is one of Python's texts: "%d", or "%d.0"
   */
  public static String of(boolean[][] edges, int[] labels, String degree) {
    MessageDigest md5 = md5();
    int vertices = labels.length;
    String[] hashes = new String[vertices];
    String[] numbers = new String[vertices + 1];
    for (int number = 0; number <= vertices; number++) {
      numbers[number] = degree.replace("%d", Integer.toString(number));
    }
    for (int v = 0; v < vertices; v++) {
      int in = 0;
      int out = 0;
      for (int w = 0; w < vertices; w++) {
        in += edges[w][v] ? 1 : 0;
        out += edges[v][w] ? 1 : 0;
      }
      hashes[v] = digest(md5, "(" + numbers[out] + ", " + numbers[in] + ", " + labels[v] + ")");
    }
    for (int round = 0; round < vertices; round++) {
      String[] next = new String[vertices];
      for (int v = 0; v < vertices; v++) {
        String neighbours = joined(hashes, edges, v, true) + "|" + joined(hashes, edges, v, false);
        next[v] = digest(md5, neighbours + "|" + hashes[v]);
      }
      hashes = next;
    }
    Arrays.sort(hashes);
    StringBuilder list = new StringBuilder("[");
    for (int v = 0; v < vertices; v++) {
      list.append(v == 0 ? "'" : ", '").append(hashes[v]).append('\'');
    }
    return digest(md5, list.append(']').toString());
  }

  private static String joined(String[] hashes, boolean[][] edges, int vertex, boolean incoming) {
    String[] found = new String[hashes.length];
    int count = 0;
    for (int w = 0; w < hashes.length; w++) {
      if (incoming ? edges[w][vertex] : edges[vertex][w]) {
        found[count++] = hashes[w];
      }
    }
    Arrays.sort(found, 0, count);
    return String.join("", Arrays.asList(found).subList(0, count));
  }

  private static String digest(MessageDigest md5, String text) {
    return HEX.formatHex(md5.digest(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has MD5.", e);
    }
  }
}
