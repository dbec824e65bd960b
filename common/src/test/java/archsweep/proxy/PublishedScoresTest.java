package archsweep.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.op.Shape;
import archsweep.space.DeadEdges;
import archsweep.space.NasBench201;
import archsweep.space.Task;
import archsweep.testing.Fixtures;
import archsweep.torch.Arithmetic;
import archsweep.training.Minibatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Data-free scores of fresh networks of full size against those that NAS-Bench-Suite-Zero published
 * for other seeds: equal on the mean.
 */
class PublishedScoresTest {

  private static final int NETWORKS = 60;

  @Test
  void agreeOnTheMean() throws IOException {
    Path table = Fixtures.data("nas/nb201_nbsuitezero_cifar10.csv");
    List<String> lines = Files.readAllLines(table);
    List<String> columns = Arrays.asList(lines.get(0).split(","));
    Minibatch unused = new Minibatch(new float[3 * 32 * 32], new int[1], Shape.fixed(1, 3, 32, 32));
    NasBench201 space = new NasBench201();
    List<Proxy> proxies = List.of(Proxies.named("synflow"), Proxies.named("l2_norm"));
    double[] ours = new double[2];
    double[] theirs = new double[2];
    for (int i = 0; i < NETWORKS; i++) {
      String[] row = lines.get(1 + i * (lines.size() - 1) / NETWORKS).split(",");
      Network network =
          space.toNetwork(space.parse(row[columns.indexOf("arch")]), Task.CIFAR10, DeadEdges.DROP);
      List<ProxyResult> results =
          new Scorer(1L << 30)
              .score(
                  network, Initialisation.PYTORCH_DEFAULT, i, unused, Arithmetic.FLOAT32, proxies);
      for (int p = 0; p < 2; p++) {
        double published = Double.parseDouble(row[columns.indexOf(proxies.get(p).name())]);
        assertThat(results.get(p).value()).isCloseTo(published, withinPercentage(5));
        ours[p] += results.get(p).value() / NETWORKS;
        theirs[p] += published / NETWORKS;
      }
    }
    assertThat(ours[0]).as("synflow").isCloseTo(theirs[0], withinPercentage(1));
    assertThat(ours[1]).as("l2_norm").isCloseTo(theirs[1], withinPercentage(1));
  }
}
