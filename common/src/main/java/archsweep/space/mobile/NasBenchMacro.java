package archsweep.space.mobile;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.space.Blueprint;
import archsweep.space.DeadEdges;
import archsweep.space.EncodingReader;
import archsweep.space.SearchSpace.Choice;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import archsweep.space.block.InvertedResidual;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * NAS-Bench-Macro (Su et al., "Prioritized Architecture Sampling with Monto-Carlo Tree Search",
 * CVPR 2021): eight layers, each an identity or an inverted residual with a kernel of 3 and
 * expansion 3 or a kernel of 5 and expansion 6; 3^8 = 6,561, of which 3,969 differ. The text is
 * that of the table, a digit a layer.
 */
public final class NasBenchMacro implements Blueprint {

  private static final int[] STAGES = {2, 3, 3};
  private static final int LAYERS = 8;
  private static final int STEM = 32;
  private static final List<String> OPERATIONS = List.of("identity", "mb_k3_e3", "mb_k5_e6");

  @Override
  public String name() {
    return "nas-bench-macro";
  }

  @Override
  public List<Task> tasks() {
    return List.of(Task.CIFAR10, Task.CIFAR100);
  }

  @Override
  public List<Choice> choices() {
    return IntStream.rangeClosed(1, LAYERS)
        .mapToObj(layer -> new Choice("layer " + layer, OPERATIONS))
        .toList();
  }

  @Override
  public String write(int[] decisions) {
    return Arrays.stream(decisions).mapToObj(String::valueOf).collect(Collectors.joining());
  }

  @Override
  public int[] read(String text) {
    EncodingReader reader = new EncodingReader(name(), text, "02110212");
    int[] decisions = new int[LAYERS];
    for (int layer = 0; layer < LAYERS; layer++) {
      decisions[layer] = reader.digit(OPERATIONS.size() - 1, "layer %d".formatted(layer + 1));
    }
    reader.end();
    return decisions;
  }

  /** Identities that keep the shape do nothing, so they move to the end of their stage. */
  @Override
  public int[] canonical(int[] decisions) {
    int[] canonical = new int[LAYERS];
    int first = 0;
    for (int stage : STAGES) {
      canonical[first] = decisions[first];
      int next = first + 1;
      for (int layer = first + 1; layer < first + stage; layer++) {
        if (decisions[layer] != 0) {
          canonical[next++] = decisions[layer];
        }
      }
      first += stage;
    }
    return canonical;
  }

  /** An identity that keeps the shape is no layer either way, so both ways give the same. */
  @Override
  public Network network(String name, int[] decisions, Task task, DeadEdges deadEdges) {
    NetworkBuilder net = new NetworkBuilder(name);
    Source features = net.input("image", task.input());
    features = Blocks.activated(net, "stem", features, Blocks.same(STEM, 3, 1), Activation.RELU);
    int channels = STEM;
    int layer = 0;
    for (int stage : STAGES) {
      for (int repeat = 0; repeat < stage; repeat++) {
        int wanted = repeat == 0 ? 2 * channels : channels;
        int stride = repeat == 0 ? 2 : 1;
        String prefix = "features." + layer;
        features = layer(net, prefix, features, channels, wanted, stride, decisions[layer]);
        channels = wanted;
        layer++;
      }
    }
    features =
        Blocks.activated(net, "out", features, Blocks.pointwise(1280, false), Activation.RELU);
    return net.build(Blocks.classifier(net, features, task.classes()));
  }

  private static Source layer(
      NetworkBuilder net,
      String prefix,
      Source input,
      int given,
      int channels,
      int stride,
      int operation) {
    if (operation > 0) {
      int kernel = operation == 1 ? 3 : 5;
      return InvertedResidual.plain(given, channels, kernel, stride, 3 * operation, Activation.RELU)
          .build(net, prefix, input);
    }
    return stride == 1
        ? input
        : net.chain(prefix, input, Blocks.same(channels, 1, stride), BatchNorm.USUAL);
  }
}
